"""Fixtures for pytest that explore a program: `holds` and `breaks`.

``pytest_plugins = ["interleave.explore.fixtures"]`` in a conftest.py makes them known.
"""

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

import pytest

from interleave.engine.ending import Ending
from interleave.explore.columns import columns
from interleave.explore.verdict import Found, Verdict, said
from interleave.explore.workers import check as check_script
from interleave.explore.workers import run_once, search

Check = Callable[[Ending], bool]


class Explores(Protocol):
    """Explores a script, and says whether a check passes as it should."""

    def __call__(
        self, script: Path, check: Check, *, bound: int = 2, model: str = "gil"
    ) -> Verdict:
        """Return what was found; fail the test with a schedule that contradicts it."""


@pytest.fixture
def holds() -> Explores:
    """Return a function that fails unless a check passes for every schedule's ending."""

    def holds(
        script: Path, check: Check, *, bound: int = 2, model: str = "gil"
    ) -> Verdict:
        verdict = _explored(script, bound, model)
        for found in verdict.outcomes:
            if not check(found.ending):
                shown = _schedule(script, model, found)
                pytest.fail(f"{verdict.sentence()}\n\n{shown}", pytrace=False)
        return verdict

    return holds


@pytest.fixture
def breaks() -> Explores:
    """Return a function that fails unless a check fails for some schedule's ending."""

    def breaks(
        script: Path, check: Check, *, bound: int = 2, model: str = "gil"
    ) -> Verdict:
        verdict = _explored(script, bound, model)
        if all(check(found.ending) for found in verdict.outcomes):
            pytest.fail(f"nothing breaks it: {verdict.sentence()}", pytrace=False)
        return verdict

    return breaks


def _explored(script: Path, bound: int, model: str) -> Verdict:
    check_script(script)
    verdict = asyncio.run(search(script, model, bound, lambda so_far: None))
    if not verdict.exhaustive:
        pytest.fail(f"too many to be sure: {verdict.sentence()}", pytrace=False)
    return verdict


def _schedule(script: Path, model: str, found: Found) -> str:
    """Return the steps of a schedule, and how it ended."""
    answer = asyncio.run(run_once(script, model, replay=found.choices))
    ending = "\n".join(f"  {line}" for line in found.ending.text.splitlines())
    head = f"One that {said(Found(found.ending, 1, (), 0))}:"
    return f"{head}\n\n{columns(script, answer['steps'])}\n\n{ending}"
