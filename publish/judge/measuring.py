"""Runs programs whose pages judge numbers: alone, where these presuppose idle cores."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from math import inf
from typing import TypeVar

from publish.page.measured import SHARE
from publish.page.programs import Program
from publish.runs import quiet

CALM = 3  # runs, of which the least disturbed counts
T = TypeVar("T")


class OutOfRangeError(Exception):
    """A number was outside of its range in each run; its text says which, and why."""


def room(program: Program) -> AbstractContextManager[None]:
    """Wait for the place in which a program is to run: alone, or beside others."""
    return quiet.alone() if _cores(program) else quiet.beside()


def with_idle(program: Program, call: Callable[[], T]) -> tuple[T, float]:
    """Return a call's result, and how many cores were idle right before and after it."""
    cores = _cores(program)
    if not cores:
        return call(), inf
    before = quiet.idle_cores(cores)
    result = call()
    return result, min(before, quiet.idle_cores(cores))


def unjudged(program: Program, stdout: str, idle: float) -> str:
    """Say which numbers could not be judged, as too few cores were idle; or nothing."""
    if program.measured is None:
        return ""
    misses = program.measured.misses(stdout)
    too_few = f"only {idle:.1f} of {_cores(program)} cores were idle: "
    return too_few + "; ".join(misses) if misses else ""


def in_range(
    program: Program, call: Callable[[], T], printed: Callable[[T], str]
) -> list[T]:
    """Return the results of a few calls in which every number was in its range.

    `printed` is what was printed, by the result. Raises OutOfRangeError if there is none.
    """
    kept, why = [], ""
    for _ in range(CALM):
        with room(program):
            result, idle = with_idle(program, call)
        misses = program.measured and program.measured.misses(printed(result))
        if not misses:
            kept.append(result)
            continue
        why = f"a number is not in its range: {'; '.join(misses)}"
        if idle < SHARE * _cores(program):
            why += f" (only {idle:.1f} of {_cores(program)} cores were idle: record it later)"
    if not kept:
        raise OutOfRangeError(why)
    return kept


def _cores(program: Program) -> int:
    return program.measured.cores if program.measured else 0
