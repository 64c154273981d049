"""Says what must be run for a block, and judges whether the run was as the page says."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from packaging.version import Version

from publish import place
from publish.page.blocks import Block
from publish.page.executed import passed_over, uncalled, unexecuted
from publish.page.invisible import INVISIBLE, why_invisible
from publish.page.metadata import requires_python
from publish.page.shown import Shown, read_output_fence
from publish.runs import recordings
from publish.runs.outcome import Fault, Outcome
from publish.runs.process import run_python

_CHEAP = Version("3.12")  # sys.monitoring
# What asyncio says of slow steps in the mode in which blocks run; a reader does not run it.
_SLOW = re.compile(r"(?m)^Executing <.* took \d+\.\d+ seconds\n")
_UNCALLED = re.compile(r"\w+(, ?\w+)*: ?\S.*")


@dataclass(frozen=True)
class Program:
    """A Python block with what its page says of its run.

    `drawn` is the output that the site draws from the recorded run where the page has
    none of its own.
    """

    block: Block
    outputs: tuple[Shown, ...]
    drawn: Shown | None = None

    @property
    def source(self) -> str:
        """The whole text that runs."""
        include = self.block.include
        return include.path.read_text("utf-8") if include else self.block.text

    @property
    def name(self) -> str:
        """The example's name, or the page for an inline block."""
        include = self.block.include
        return include.name if include else place(self.block.page)

    @property
    def norun(self) -> str | None:
        """Why the page says that this block is not run, if it does."""
        return self.block.options.get("norun")

    @property
    def example(self) -> Path | None:
        """The file, if the page shows the whole of one and with it its recorded run."""
        include = self.block.include
        if include is None or self.block.kind != "example":
            return None
        return None if self.norun or self.no_timeline else include.path

    @property
    def no_timeline(self) -> str | None:
        """Why the page says that this run is not recorded, if it does."""
        how = self.block.options.get("timeline", "")
        return how.removeprefix("omitted: ") if how.startswith("omitted: ") else None

    @property
    def uncalled(self) -> tuple[str, ...]:
        """The functions of which the page says that the run does not call them."""
        said = self.block.options.get("uncalled", "")
        names, _, _ = said.partition(":")
        return tuple(re.findall(r"\w+", names))

    @property
    def _may_fail(self) -> bool:
        return not {"fails", "child-fails"}.isdisjoint(self.block.options)

    @property
    def varies(self) -> bool:
        """Whether its page says that its lines come in more than one order."""
        return any(output.mode == "any order" for output in self.outputs)

    def runs_on(self, version: str) -> bool:
        """Whether its own metadata and its page allow a version such as ``3.13.0``."""
        if version.endswith("t") and "default-build" in self.block.options:
            return False
        return requires_python(self.source).contains(version.rstrip("t"))

    def run(self, python: str, version: str) -> Outcome:
        """Run the program on an interpreter; paths in its output are shortened.

        A program that the page says must fail, or must leave threads, runs plainly, as a
        reader would run it; every other one with ``-X dev -W error``. CPython 3.11 has no
        cheap way to say which lines ran, so there only a region's program does.
        """
        plain = {"fails", "leaves-threads"} & self.block.options.keys()
        lines = self.block.kind == "region" or Version(version.rstrip("t")) >= _CHEAP
        with self._file() as path:
            outcome = run_python(python, path, strict=not plain, lines=lines)
            return outcome.shortened(path, self.name)

    @contextmanager
    def _file(self) -> Iterator[Path]:
        if self.block.include:
            yield self.block.include.path
            return
        with TemporaryDirectory(prefix="interleave-") as folder:
            path = Path(folder, "block.py")
            # Blank lines before it: a traceback then names the page's own line.
            path.write_text("\n" * self.block.line + self.block.text + "\n", "utf-8")
            yield path

    def problems(self, outcome: Outcome) -> list[str]:
        """Return what in a run is not as the page says, in words; empty if all is."""
        found = [*self._end_problems(outcome), *self._output_problems(outcome)]
        return found or [*self._unseen(outcome), *self._unexecuted(outcome)]

    def _end_problems(self, outcome: Outcome) -> Iterator[str]:
        if outcome.code is None:
            yield outcome.killed
            return
        options = self.block.options
        left = [fault for fault in outcome.faults if fault.kind == "left thread"]
        ends = ("exception", "exit")
        child = [f for f in outcome.faults if f.child and f.kind in ends]
        errors = [f for f in outcome.faults if f not in left and f not in child]
        yield from self._failures(outcome.code, errors)
        yield from _unlike(options.get("child-fails"), child, "a child process")
        if "leaves-threads" not in self.block.options:
            yield from map(str, left)
        elif not left:
            yield "left no thread alive, though the page says that it does"

    def _failures(self, code: int, errors: list[Fault]) -> Iterator[str]:
        expected = self.block.options.get("fails")
        if expected == "SystemExit":  # no error, but the way to end with a code
            yield from map(str, errors)
            if not code:
                yield "ended with exit code 0, though the page says SystemExit"
            return
        yield from _unlike(expected, errors, "it")
        if expected is None and code and not errors:
            yield f"ended with exit code {code}"

    def _output_problems(self, outcome: Outcome) -> Iterator[str]:
        outputs = (*self.outputs, *filter(None, [self.drawn]))
        for shown_output in outputs:
            actual = _SLOW.sub("", getattr(outcome, shown_output.stream))
            if found := INVISIBLE.search(actual):
                yield f"printed {why_invisible(found[0])}"
            if difference := shown_output.difference(actual):
                yield difference

    def _unseen(self, outcome: Outcome) -> Iterator[str]:
        shows_stderr = any(output.stream == "stderr" for output in self.outputs)
        written = _SLOW.sub("", outcome.stderr).strip()
        if written and not shows_stderr and not self._may_fail:
            yield "wrote to stderr, and its page does not show that"

    def _unexecuted(self, outcome: Outcome) -> Iterator[str]:
        """Yield what is shown and the run did not execute."""
        include = self.block.include
        if include and include.region:
            yield from map(str, unexecuted(include.path, include.region, outcome))
        elif outcome.lines:
            where = place(include.path if include else self.block.page)
            above = 0 if include else self.block.line
            source = "\n" * above + self.source
            if not self._may_fail:
                yield from passed_over(where, source, outcome)
            yield from uncalled(
                where, source, outcome, self.uncalled, all_named=not self._may_fail
            )


def programs(blocks: list[Block]) -> list[Program]:
    """Return a page's Python blocks with the output fences that belong to each.

    Raises SourceError for an output that does not stand directly below a Python block,
    or below such an output.
    """
    owners: list[tuple[Block, list[Shown]]] = []
    before: Block | None = None
    for block in blocks:
        if block.is_python:
            owners.append((block, []))
        elif block.kind == "output":
            below = before and (before.is_python or before.kind == "output")
            if not below or not block.follows:
                raise block.error(
                    "this output does not stand directly below a Python block"
                )
            if "norun" in owners[-1][0].options:
                raise block.error("this output is of a program that does not run")
            owners[-1][1].append(read_output_fence(block))
        before = block
    found = [Program(block, tuple(outputs)) for block, outputs in owners]
    for program in found:
        _check(program)
    return [_with_recorded_output(program) for program in found]


def _check(program: Program) -> None:
    """Raise SourceError for an option or metadata that cannot be read."""
    said = program.block.options.get("uncalled")
    if said is not None and not _UNCALLED.fullmatch(said):
        raise program.block.error('write data-uncalled="name, name: why"')
    try:
        requires_python(program.source)
    except ValueError as error:
        raise program.block.error(f"its metadata cannot be read: {error}") from None


def _with_recorded_output(program: Program) -> Program:
    """Let the output that the site draws from a recording be checked like a fence."""
    for output in program.outputs:
        if output.mode == "any order" and not program.example:
            raise output.block.error(
                "lines in any order are those of recorded runs: show a whole file, with its "
                "timeline"
            )
        if output.stream == "stdout":
            if program.example and output.mode == "exact":
                raise output.block.error(
                    "leave this output out: the site draws what the recorded run printed"
                )
            return program
    recording = recordings.read(program.example) if program.example else None
    if recording is None:
        return program
    block = program.block
    drawn = Block(block.page, block.line, "output", recording.stdout, "Output")
    return replace(program, drawn=Shown(drawn, "stdout", "exact"))


def _unlike(expected: str | None, errors: list[Fault], who: str) -> Iterator[str]:
    """Yield what failed otherwise than the page says, or did not though it says so."""
    if expected and not any(fault.error == expected for fault in errors):
        yield f"{who} did not fail with {expected}, though the page says that it does"
    for fault in errors:
        if fault.error != expected:
            yield str(fault)
