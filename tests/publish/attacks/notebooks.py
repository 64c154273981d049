"""Cells of notebooks that are not what they look like, one line each: cell, what is said."""

NOTEBOOKS = {
    "file that is written and not run": ("%%writefile x.py\nimport nothing", r"cell 1: this is not Python"),
    "script that nobody sees fail": ("%%script false --no-raise-error\nx = 1", r"cell 1: this is not Python"),
    "shell": ("!false", r"cell 1: this is not Python"),
    "page as a cell": ("%%html\n<pre>x = 1</pre>", r"cell 1: this is not Python"),
    "magic by its name": ("get_ipython().run_cell_magic('script', 'false', '')", r"cell 1: get_ipython is not Python's own"),
    "question": ("print?", r"cell 1: this is not Python"),
    "cell that raises": ("1 / 0", r"ZeroDivisionError"),
    "cell that warns": ("import warnings\nwarnings.warn('old')", r"stderr|UserWarning"),
}
