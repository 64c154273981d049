"""Collects each page's blocks as pytest items, one a block and interpreter."""

import os
import re
import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager
from dataclasses import asdict, replace
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from pytest_codeblocks.plugin import MarkdownFile, TestBlock

from publish import SourceError
from publish.judge.comparing import OWN, NotComparableError, compare
from publish.judge.finding import Finding, Result, digests, found
from publish.judge.measuring import CALM, room, unjudged, with_idle
from publish.judge.record import RecordingError
from publish.page.blocks import Block
from publish.page.pages import find_blocks
from publish.page.problems import problems as problems_of
from publish.page.programs import Program, programs
from publish.page.shells import hides
from publish.runs import quiet
from publish.runs.interpreters import Interpreter, interpreters
from publish.runs.outcome import Outcome
from publish.runs.process import run_shell
from publish.settings import settings


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
            if block.kind == "shell":
                if not re.search(r"(?m)^\s*[^#\s]", block.text):
                    raise block.error("these shell lines do nothing: take them out")
                if "norun" not in block.options and (hidden := hides(block.text)):
                    line, why = hidden
                    raise SourceError(block.page, block.line + line, why)
                yield ShellBlock.from_parent(self, name=f"line {block.line}", obj=block)

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException]) -> Any:
        """Show a fault of the page as its one line."""
        if isinstance(excinfo.value, SourceError):
            return str(excinfo.value)
        return super().repr_failure(excinfo)


class BlockItem(TestBlock):  # type: ignore[misc]
    """A block that is run; its record goes to the ledger by way of the report."""

    def room(self) -> AbstractContextManager[None]:
        """Wait for the place in which it is to run."""
        return quiet.beside()

    def tell(self, finding: Finding) -> None:
        """Tell the ledger what this run found."""
        self.user_properties.append(("block", asdict(finding)))

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException]) -> Any:
        """Show the report of a failed block; anything else is a fault of this program."""
        if isinstance(excinfo.value, BlockFailure | SourceError):
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
        version, example = self.interpreter.version, program.example is not None
        if why := program.norun:
            self.tell(found(block, version, "not run", why))
            pytest.skip(f"not run: {why}")
        if not program.runs_on(version):
            self.tell(found(block, version, "skipped", "needs another Python"))
            pytest.skip("needs another Python")
        run = partial(program.run, self.interpreter.path, version)
        for _ in range(CALM if program.measured else 1):
            outcome, idle = with_idle(program, run)
            problems = [
                *self._other_python(outcome),
                *problems_of(program, outcome, idle),
            ]
            if not problems:
                break
        result: Result = "failed" if problems else "passed"
        why = "; ".join(problems[:1])
        finding = found(block, version, result, why, outcome.seconds, example=example)
        let_go = "" if problems else unjudged(program, outcome.stdout, idle)
        self.tell(replace(finding, files=digests(outcome.files), unjudged=let_go))
        if problems:
            runs = f"{program.name} on CPython {version}"
            raise BlockFailure(report(block, runs, problems, outcome))

    def _other_python(self, outcome: Outcome) -> Iterator[str]:
        """Yield what is wrong if it was not the interpreter's version that ran."""
        asked = self.interpreter
        if outcome.python != asked.version:
            ran = f"is CPython {outcome.python}" if outcome.python else "said nothing"
            yield (
                f"{asked.path} gave its version as {asked.version}, but the process that "
                f"ran the program {ran}: name the interpreter itself in PYTHONS"
            )

    def room(self) -> AbstractContextManager[None]:
        """Wait for the place in which it is to run."""
        return room(self.obj)

    def reportinfo(self) -> tuple[Path, int, str]:
        """Return where this block starts and what it is."""
        block = self.obj.block
        return self.path, block.line - 1, f"{block.where} [{self.interpreter.version}]"


class RecordedRun(BlockItem):
    """An example run again under the recorder, to be compared with its recording."""

    def runtest(self) -> None:
        """Raise BlockFailure if the recording does not show what happens now."""
        program, block = self.obj, self.obj.block
        where = f"{block.where}: {program.name}"
        try:
            python = compare(program)
        except NotComparableError as error:
            if settings().in_ci:
                raise BlockFailure(f"{where} cannot be compared: {error}") from None
            self.tell(found(block, OWN, "not compared", str(error)))
            pytest.skip(str(error))
        except RecordingError as error:
            self.tell(found(block, OWN, "unlike its recording", str(error)))
            raise BlockFailure(f"{where}: {error}") from None
        self.tell(found(block, OWN, "recorded", python))

    def reportinfo(self) -> tuple[Path, int, str]:
        """Return where the example is shown."""
        block = self.obj.block
        return self.path, block.line - 1, f"{block.where} [recorded]"


class ShellBlock(BlockItem):
    """A shell block, run with bash from the repository's root."""

    def runtest(self) -> None:
        """Run the lines; raise BlockFailure if one of them fails."""
        block: Block = self.obj
        if why := block.options.get("norun"):
            self.tell(found(block, "bash", "not run", why))
            pytest.skip(f"not run: {why}")
        path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
        outcome = run_shell(block.text, path)
        problems = [outcome.killed] if outcome.killed else [*map(str, outcome.faults)]
        if outcome.code:
            problems.append(f"ended with exit code {outcome.code}")
        result: Result = "failed" if problems else "passed"
        why = "; ".join(problems[:1])
        self.tell(found(block, "bash", result, why, outcome.seconds))
        if problems:
            raise BlockFailure(report(block, "bash", problems, outcome))

    def reportinfo(self) -> tuple[Path, int, str]:
        """Return where this block starts and what it is."""
        return self.path, self.obj.line - 1, self.obj.where


def report(block: Block, runs: str, problems: list[str], outcome: Outcome) -> str:
    """Return what a contributor is told of a failed run: place, reason, output."""
    parts = [f"{block.where}: {runs}: {problems[0]}", *problems[1:]]
    for name in ("stderr", "stdout"):
        if text := getattr(outcome, name).rstrip():
            parts += [f"--- its {name}", text]
    return "\n".join(parts)
