"""Collects each page's blocks as pytest items, one a block and interpreter."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from packaging.version import Version
from pytest_codeblocks.plugin import MarkdownFile, TestBlock

from interleave.structure import differences
from publish import SourceError, notebooks, recordings, shown
from publish.interpreters import Interpreter, interpreters, short
from publish.languages import SHELLS
from publish.ledger import key
from publish.pages import Block, find_blocks
from publish.programs import Program, check_shell, programs
from publish.record import RecordingError, is_stale, record_once
from publish.run import Outcome, run_shell


class BlockFailure(Exception):
    """A block whose run was not as its page says; its text is the whole report."""


class PageFile(MarkdownFile):  # type: ignore[misc]
    """A page: what Material renders of it, not what its source seems to hold."""

    def collect(self) -> Iterator[pytest.Item]:
        """Yield an item for every Python block and interpreter, and every shell block."""
        blocks = find_blocks(self.path)
        for program in programs(blocks):
            if program.example:
                name = f"line {program.block.line} [recorded run]"
                yield RecordedRun.from_parent(self, name=name, obj=program)
            for interpreter in interpreters():
                name = f"line {program.block.line} [{interpreter.version}]"
                yield PythonBlock.from_parent(
                    self, name=name, program=program, interpreter=interpreter
                )
        for block in blocks:
            if block.language in SHELLS:
                check_shell(block)
                yield ShellBlock.from_parent(self, name=f"line {block.line}", obj=block)

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException]) -> Any:
        """Show a fault of the page as its one line."""
        if isinstance(excinfo.value, SourceError):
            return str(excinfo.value)
        return super().repr_failure(excinfo)


class BlockItem(TestBlock):  # type: ignore[misc]
    """A block that is run; its record goes to the ledger by way of the report."""

    def enter(
        self, block: Block, version: str, seconds: float = 0.0, **more: str
    ) -> None:
        """Record for the ledger what this run says of a block."""
        self.user_properties.append(
            (
                "block",
                {
                    "key": key(block.text),
                    "where": f"{shown(block.page)}:{block.line}",
                    "language": block.language,
                    "version": version,
                    "seconds": seconds,
                    **more,
                },
            )
        )

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException]) -> Any:
        """Show the report of a failed block; anything else is a fault of this program."""
        if isinstance(excinfo.value, BlockFailure):
            return str(excinfo.value)
        return pytest.Item.repr_failure(self, excinfo)


class PythonBlock(BlockItem):
    """A Python block on one interpreter."""

    def __init__(self, *, program: Program, interpreter: Interpreter, **kwargs: Any):
        super().__init__(obj=program, **kwargs)
        self.interpreter = interpreter

    def runtest(self) -> None:
        """Run the program; raise BlockFailure if the run is not as the page says."""
        program, block = self.obj, self.obj.block
        version = self.interpreter.version
        example = {"example": "yes"} if program.example else {}
        if program.norun:
            self.enter(block, version, 0.0, norun=program.norun)
            pytest.skip(f"not run: {program.norun}")
        if not program.runs_on(version):
            self.enter(block, version, 0.0, skipped="needs another Python")
            pytest.skip("needs another Python")
        outcome = program.run(self.interpreter.path)
        problems = program.problems(outcome)
        result = "as shown" if "fails" in block.options else "passed"
        self.enter(
            block,
            version,
            outcome.seconds,
            **{"failed" if problems else "passed": problems[0] if problems else result},
            **example,
        )
        if problems:
            runs = f"{program.name} on CPython {version}"
            raise BlockFailure(report(block, runs, problems, outcome))

    def reportinfo(self) -> tuple[Path, int, str]:
        """Return where this block starts and what it is."""
        block = self.obj.block
        where = f"{shown(block.page)}:{block.line}"
        return self.path, block.line - 1, f"{where} [{self.interpreter.version}]"


class RecordedRun(BlockItem):
    """An example run again under the recorder, to be compared with its recording."""

    def runtest(self) -> None:
        """Raise BlockFailure if the recording does not show what happens now."""
        program, block = self.obj, self.obj.block
        place = f"{shown(block.page)}:{block.line}: {program.name}"
        recording = recordings.read(program.example)
        if recording is None or is_stale(program):
            raise BlockFailure(
                f"{place} has no recorded run of what it is now: make record"
            )
        own = "{}.{}".format(*sys.version_info[:2])
        if Version(own) < Version(short(recording.python)):
            why = f"recorded on CPython {recording.python}, this is only {own}"
            if "CI" in os.environ:
                raise BlockFailure(f"{place} cannot be compared: {why}")
            self.enter(block, own, recorded=f"not compared: {why}")
            pytest.skip(why)
        try:
            run, _, code = record_once(program)
        except RecordingError as error:
            raise BlockFailure(f"{place}: {error}") from None
        found = [differences(recorded, run) for recorded in recording.runs]
        if code != recording.code:
            found = [[f"its exit code is {code}, not {recording.code}"]]
        if all(found):
            lines = "\n".join(f"  {line}" for line in min(found, key=len))
            raise BlockFailure(
                f"{place}: its recorded run does not show what happens now; if it should, "
                f"delete {shown(recordings.path_for(program.example))} and make record:\n"
                + lines
            )
        self.enter(block, own, recorded=recording.python, compared="yes")

    def reportinfo(self) -> tuple[Path, int, str]:
        """Return where the example is shown."""
        block = self.obj.block
        return self.path, block.line - 1, f"{shown(block.page)}:{block.line} [recorded]"


class ShellBlock(BlockItem):
    """A shell block, run with bash from the repository's root."""

    def runtest(self) -> None:
        """Run the lines; raise BlockFailure if one of them fails."""
        block: Block = self.obj
        if why := block.options.get("norun"):
            self.enter(block, "bash", 0.0, norun=why)
            pytest.skip(f"not run: {why}")
        path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
        outcome = run_shell(block.text, path)
        problem = None if outcome.code == 0 else f"ended with exit code {outcome.code}"
        self.enter(
            block,
            "bash",
            outcome.seconds,
            **{"failed" if problem else "passed": problem or "passed"},
        )
        if problem:
            raise BlockFailure(report(block, "bash", [problem], outcome))

    def reportinfo(self) -> tuple[Path, int, str]:
        """Return where this block starts and what it is."""
        return self.path, self.obj.line - 1, f"{shown(self.path)}:{self.obj.line}"


class NotebookFile(pytest.File):
    """A notebook: all its cells in one kernel, on the Python that builds the site."""

    def collect(self) -> Iterator[pytest.Item]:
        """Yield the one item that runs the notebook."""
        yield Notebook.from_parent(self, name="all cells")


class Notebook(BlockItem):
    """All code cells of a notebook, in order."""

    def runtest(self) -> None:
        """Run the notebook; raise BlockFailure with the cell that failed."""
        failed = None
        try:
            notebooks.run(self.path)
        except notebooks.NotebookError as error:
            failed = str(error)
        version = ".".join(map(str, sys.version_info[:3]))
        for number, text in notebooks.code_cells(self.path):
            block = Block(self.path, number, "python", text)
            self.enter(
                block,
                version,
                0.0,
                **{"failed" if failed else "passed": failed or "passed"},
            )
        if failed:
            raise BlockFailure(failed)

    def reportinfo(self) -> tuple[Path, int, str]:
        """Return the notebook; its cells have no lines."""
        return self.path, 0, f"{shown(self.path)}: all cells"


def report(block: Block, runs: str, problems: list[str], outcome: Outcome) -> str:
    """Return what a contributor is told of a failed run: place, reason, output."""
    parts = [f"{shown(block.page)}:{block.line}: {runs}: {problems[0]}", *problems[1:]]
    for name in ("stderr", "stdout"):
        if text := getattr(outcome, name).rstrip():
            parts += [f"--- its {name}", text]
    return "\n".join(parts)
