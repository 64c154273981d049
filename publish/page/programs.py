"""Says what must be run for a block, and runs it."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from packaging.version import Version

from publish import place
from publish.page.blocks import Block
from publish.page.measured import Measured
from publish.page.metadata import packages, requires_python
from publish.page.shown import Shown, read_output_fence
from publish.runs import recordings
from publish.runs.outcome import Outcome
from publish.runs.packages import PINNED, versions
from publish.runs.process import TIMEOUT, run_python

_CHEAP = Version("3.12")  # sys.monitoring
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
        """The file, if the page shows the whole of one and with it what was recorded.

        That is a run, or without a timeline the output alone, if numbers in it are judged.
        """
        include = self.block.include
        if include is None or self.block.kind != "example":
            return None
        recorded = self.measured or not self.no_timeline
        return include.path if recorded and not self.norun else None

    @property
    def no_timeline(self) -> str | None:
        """Why the page says that this run is not recorded, if it does."""
        how = self.block.options.get("timeline", "")
        return how.removeprefix("omitted: ") if how.startswith("omitted: ") else None

    @property
    def measured(self) -> Measured | None:
        """The output in which numbers are judged, if there is one."""
        found = (output.measured for output in self.outputs if output.measured)
        return next(found, None)

    @property
    def uncalled(self) -> tuple[str, ...]:
        """The functions of which the page says that the run does not call them."""
        said = self.block.options.get("uncalled", "")
        names, _, _ = said.partition(":")
        return tuple(re.findall(r"\w+", names))

    @property
    def may_fail(self) -> bool:
        """Whether its page says that it fails, or a child of it."""
        return not {"fails", "child-fails"}.isdisjoint(self.block.options)

    @property
    def varies(self) -> bool:
        """Whether its page says that its lines come in more than one order."""
        return any(output.mode == "any order" for output in self.outputs)

    @property
    def packages(self) -> tuple[str, ...]:
        """The names of the packages that it needs."""
        return packages(self.source)

    def runs_on(self, version: str) -> bool:
        """Whether its own metadata and its page allow a version such as ``3.13.0``."""
        if version.endswith("t") and "default-build" in self.block.options:
            return False
        return requires_python(self.source).contains(version.rstrip("t"))

    def run(self, python: str, version: str, *, timeout: float = TIMEOUT) -> Outcome:
        """Run the program on an interpreter; paths in its output are shortened.

        A program that the page says must fail, or must leave threads, runs plainly, as a
        reader would run it; every other one with ``-X dev -W error``. CPython 3.11 has no
        cheap way to say which lines ran, so there only a region's program does.
        """
        plain = {"fails", "leaves-threads"} & self.block.options.keys()
        lines = self.block.kind == "region" or Version(version.rstrip("t")) >= _CHEAP
        with self._file() as path:
            outcome = run_python(
                python,
                path,
                strict=not plain,
                lines=lines,
                with_packages=bool(self.packages),
                timeout=timeout,
            )
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
        named = packages(program.source)
    except ValueError as error:
        raise program.block.error(f"its metadata cannot be read: {error}") from None
    if unknown := ", ".join(sorted({*named} - versions().keys())):
        raise program.block.error(
            f"its metadata names {unknown}, which {place(PINNED)} does not pin: add it to "
            f"{place(PINNED.with_suffix('.in'))} and compile that"
        )


def _with_recorded_output(program: Program) -> Program:
    """Let the output that the site draws from a recording be checked like a fence."""
    for output in program.outputs:
        if output.mode == "any order" and not program.example:
            raise output.block.error(
                "lines in any order are those of recorded runs: show a whole file, with its "
                "timeline"
            )
        if output.mode == "measured" and not (
            output.stream == "stdout" and program.example
        ):
            raise output.block.error(
                "measured numbers are those of a recorded run: show a whole file, and what "
                "it prints to stdout"
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
