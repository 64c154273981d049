"""Tests that each check refuses the mutants of its solution, or that a reason is given."""

import ast

import pytest

from snippets.practice import runner
from tests.mutants import judge
from tests.mutants.make import mutants
from tests.mutants.reach import looked_at

LEDGER = judge.read()

SOLUTION = """
import asyncio

async def first(values, ask):
    async with asyncio.timeout(1):
        try:
            if values:
                return await ask(values[0], default=None)
        finally:
            values.clear()

async def ask(value, default):
    return value

async def main():
    print(await first([1], ask))

if __name__ == "__main__":
    asyncio.run(main())
"""
CHECK = "def check(answer):\n    answer.first([1], print)\n"


def command(name):
    return f"run python -m tests.mutants {name}"


@pytest.mark.parametrize("name", runner.names())
def test_the_mutants_of_an_exercise_are_up_to_date(name):
    assert name in LEDGER, command(name)
    said = f"solution.py or check.py of {name} has changed: {command(name)}"
    assert LEDGER[name]["digest"] == judge.digest(name), said


@pytest.mark.parametrize("name", runner.names())
def test_every_survivor_has_a_reason(name):
    equivalent = LEDGER.get(name, {}).get("equivalent", {})
    bare = [change for change, reason in equivalent.items() if not reason.strip()]
    said = f"mend the check, or say in {judge.LEDGER.name} why the mutant is right"
    assert not bare, f"{said}; then {command(name)}: {bare}"


def test_no_exercise_of_the_ledger_has_gone():
    assert sorted(LEDGER) == runner.names()


def test_demo_code_is_not_looked_at():
    tree, check = ast.parse(SOLUTION), ast.parse(CHECK)
    assert [part.name for part in looked_at(tree, check)] == ["first"]
    whole = ast.parse(CHECK + "    answer.main()\n")
    assert [part.name for part in looked_at(tree, whole)] == ["first", "ask", "main"]


@pytest.mark.parametrize(
    "change",
    [
        "line 6, delete: try: -> pass",
        "line 6, drop the try: try: -> if values:",
        "line 5, drop the with: async with asyncio.timeout(1): -> try:",
        "line 7, negate: if values: -> if not values:",
        "line 8, drop the await: return await ask(values[0], default=None)"
        " -> return ask(values[0], default=None)",
        "line 8, await a turn instead: return await ask(values[0], default=None)"
        " -> return await __import__('asyncio').sleep(0)",
        "line 8, drop a keyword: return await ask(values[0], default=None)"
        " -> return await ask(values[0])",
        "line 8, None for an argument: return await ask(values[0], default=None)"
        " -> return await ask(None, default=None)",
        "line 5, one more: async with asyncio.timeout(1): -> "
        "async with asyncio.timeout(2):",
        "line 10, delete: values.clear() -> pass",
    ],
)
def test_a_small_mistake_is_made(change):
    assert change in [mutant.change for mutant in mutants(SOLUTION, CHECK)]


def test_a_decorator_goes_and_neighbours_change_places():
    text = "@cache\ndef a():\n    b()\n    c()\n"
    texts = [mutant.text for mutant in mutants(text, "answer.a")]
    assert "def a():\n    b()\n    c()" in texts
    assert "@cache\ndef a():\n    c()\n    b()" in texts


def test_a_verdict_that_says_nothing_is_no_refusal():
    refused = judge._refused
    assert refused(runner.Result("wrong", "no"))
    assert refused(runner.Result("hangs", "did not end: line 3, `wait()`"))
    assert not refused(runner.Result("hangs", "something in it waits for ever"))
    assert not refused(runner.Result("broken", "the check cannot go on"))
    assert not refused(runner.Result("done"))
