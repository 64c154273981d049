"""Judges whether a program's run was as its page says."""

import re
from collections.abc import Iterator
from math import inf

from publish import place
from publish.page.executed import passed_over, uncalled, unexecuted
from publish.page.invisible import INVISIBLE, why_invisible
from publish.page.programs import Program
from publish.runs.outcome import Fault, Outcome

# What asyncio says of slow steps in the mode in which blocks run; a reader does not run it.
_SLOW = re.compile(r"(?m)^Executing <.* took \d+\.\d+ seconds\n")


def problems(program: Program, outcome: Outcome, idle: float = inf) -> list[str]:
    """Return what in a run is not as the page says, in words; empty if all is.

    `idle` is how many cores were, around the run.
    """
    found = [
        *_end_problems(program, outcome),
        *_output_problems(program, outcome, idle),
    ]
    return found or [*_unseen(program, outcome), *_unexecuted(program, outcome)]


def _end_problems(program: Program, outcome: Outcome) -> Iterator[str]:
    if outcome.code is None:
        yield outcome.killed
        return
    options = program.block.options
    left = [fault for fault in outcome.faults if fault.kind == "left thread"]
    ends = ("exception", "exit")
    child = [f for f in outcome.faults if f.child and f.kind in ends]
    errors = [f for f in outcome.faults if f not in left and f not in child]
    yield from _failures(program, outcome.code, errors)
    yield from _unlike(options.get("child-fails"), child, "a child process")
    if "leaves-threads" not in program.block.options:
        yield from map(str, left)
    elif not left:
        yield "left no thread alive, though the page says that it does"


def _failures(program: Program, code: int, errors: list[Fault]) -> Iterator[str]:
    expected = program.block.options.get("fails")
    if expected == "SystemExit":  # no error, but the way to end with a code
        yield from map(str, errors)
        if not code:
            yield "ended with exit code 0, though the page says SystemExit"
        return
    yield from _unlike(expected, errors, "it")
    if expected is None and code and not errors:
        yield f"ended with exit code {code}"


def _output_problems(program: Program, outcome: Outcome, idle: float) -> Iterator[str]:
    outputs = (*program.outputs, *filter(None, [program.drawn]))
    for shown_output in outputs:
        actual = _SLOW.sub("", getattr(outcome, shown_output.stream))
        if found := INVISIBLE.search(actual):
            yield f"printed {why_invisible(found[0])}"
        if difference := shown_output.difference(actual, idle):
            yield difference


def _unseen(program: Program, outcome: Outcome) -> Iterator[str]:
    shows_stderr = any(output.stream == "stderr" for output in program.outputs)
    written = _SLOW.sub("", outcome.stderr).strip()
    if written and not shows_stderr and not program.may_fail:
        yield "wrote to stderr, and its page does not show that"


def _unexecuted(program: Program, outcome: Outcome) -> Iterator[str]:
    """Yield what is shown and the run did not execute."""
    include = program.block.include
    if include and include.region:
        yield from map(str, unexecuted(include.path, include.region, outcome))
    elif outcome.lines:
        where = place(include.path if include else program.block.page)
        above = 0 if include else program.block.line
        source = "\n" * above + program.source
        if not program.may_fail:
            yield from passed_over(where, source, outcome)
        yield from uncalled(
            where, source, outcome, program.uncalled, all_named=not program.may_fail
        )


def _unlike(expected: str | None, errors: list[Fault], who: str) -> Iterator[str]:
    """Yield what failed otherwise than the page says, or did not though it says so."""
    if expected and not any(fault.error == expected for fault in errors):
        yield f"{who} did not fail with {expected}, though the page says that it does"
    for fault in errors:
        if fault.error != expected:
            yield str(fault)
