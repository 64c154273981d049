"""Takes the point out of an example and says what its reader then sees otherwise."""

import platform
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from interleave.compare import differences
from publish import DOCS, ROOT, SNIPPETS
from publish.judge.record import record_once
from publish.page.includes import Include
from publish.page.pages import all_pages, find_blocks
from publish.page.problems import problems
from publish.page.programs import Program, programs
from publish.runs import recordings
from publish.runs.outcome import Outcome

POINTS = ROOT / "tests" / "snippets" / "points"
VERSION = platform.python_version() + ("t" if "t" in sys.abiflags else "")
HANGS = "did not end within"
PATIENCE = 6.0  # seconds: the longest example takes less than half of it


@dataclass(frozen=True)
class Point:
    """A row: what an example shows, and the edit that takes just that out of it.

    `then` is a line, or a part of one, of what is seen then (`seen`). A row of the mended
    half of a pair needs none: its run is then as the page says of the broken half.
    """

    example: str
    point: str
    old: str
    new: str
    then: str = ""

    @property
    def edited(self) -> str:
        """The example without its point. Raises ValueError if `old` is not there once."""
        source = (SNIPPETS / self.example).read_text("utf-8")
        if source.count(self.old) != 1 or self.old == self.new:
            raise ValueError(
                f"{self.example}: write what stands there once: {self.old}"
            )
        return source.replace(self.old, self.new)


@dataclass(frozen=True)
class EditedCopy(Include):
    """A file of its own that is shown by the name of the example of which it is a copy."""

    shown_as: str

    @property
    def name(self) -> str:
        """The example's name."""
        return self.shown_as


@cache
def points() -> tuple[Point, ...]:
    """Return all rows, of each file the examples of the lesson that it is named for."""
    return tuple(
        Point(f"{path.stem}/{example}", **row)
        for path in sorted(POINTS.glob("*.toml"))
        for example, rows in tomllib.loads(path.read_text("utf-8")).items()
        for row in rows
    )


@cache
def demonstrations() -> dict[str, Program]:
    """Return the whole examples that pages show, by name.

    But for those of the practice, whose checks refuse wrong answers, and for the capstone,
    which is one program in steps.
    """
    return {
        program.name: program
        for page in all_pages()
        if not page.is_relative_to(DOCS / "practice")
        for program in programs(find_blocks(page))
        if program.block.kind == "example"
        if not program.name.startswith("capstone/")
    }


def edited(program: Program, text: str, folder: Path) -> Program:
    """Return a program with another text, as a file in a folder of its own."""
    path = folder / program.name
    path.parent.mkdir(parents=True)
    path.write_text(text, "utf-8")
    include = EditedCopy(path, None, program.name)
    return replace(
        program, block=replace(program.block, include=include, text=text[:-1])
    )


def run_edited(point: Point, folder: Path) -> tuple[Program, Outcome]:
    """Run an example without its point, as every example of a page is run.

    The mended half of a pair runs as its mistake does: plainly if that one fails.
    """
    name = point.example if point.then else mistake_of(point.example)
    program = edited(demonstrations()[name], point.edited, folder)
    limits = {"timeout": PATIENCE} if HANGS in point.then else {}
    outcome = program.run(sys.executable, VERSION, **limits)
    # Which lines ran is no business of the reader's.
    return program, replace(outcome, lines=frozenset(), begun=frozenset())


def seen(point: Point, program: Program, outcome: Outcome) -> Iterator[str]:
    """Yield, line by line, what is not as the page shows.

    First comes what was printed and how it ended, then the picture: lanes, waits, hand-offs,
    as recordings are compared. An edit that moves lines changes all of those: its picture is
    not looked at.
    """
    for problem in problems(program, outcome):
        yield from problem.splitlines()
    original = demonstrations()[point.example]
    recording = original.example and recordings.read(original.example)
    moved = point.old.count("\n") != point.new.count("\n")
    if recording and outcome.code == recording.code and not moved:
        run, _, _ = record_once(program)
        yield from differences(recording.runs[0], run)


def is_changed(line: str) -> bool:
    """Whether a line of what is seen says something new; in a difference some do not."""
    return not line.startswith((" ", "---", "+++", "@@"))


def unpointed() -> dict[str, dict[str, str]]:
    """Return what has no row: by reason's kind, the examples with the reason of each."""
    return tomllib.loads((POINTS.parent / "unpointed.toml").read_text("utf-8"))


def mistake_of(mend: str) -> str:
    """Return the name of the broken half of a pair, by that of the mended one."""
    return mend.removesuffix("_fixed.py") + "_broken.py"
