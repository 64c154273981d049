"""Exercises with a check: ``python -m snippets.practice`` lists them.

An exercise is a folder with starter.py (what the learner edits), solution.py, at least
two wrong_*.py and check.py. Its `check(answer)` gets the answer's imported module and
returns, or raises AssertionError with one sentence for the learner. The docstring of a
wrong_*.py is the sentence, or a part of it, that the check must give for it.
"""
