"""Runs a program again and again, each time under a chooser and from the same state."""

import builtins
import gc
import io
import re
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from types import CodeType, ModuleType
from typing import Any

from interleave.engine import install, numbered, points
from interleave.engine.deadlock import stuck, thread_name
from interleave.engine.ending import Ending, Kind
from interleave.engine.fresh import State
from interleave.engine.own_modules import OwnModules
from interleave.engine.scheduler import Chooser, as_it_comes, scheduler
from interleave.engine.switching import Abandoned
from interleave.engine.virtual import c_atexit, missing

LIMIT = 1_000_000  # points of one schedule, before a program is taken for endless
MOST_OUTPUT = 100_000  # characters of stdout, and of stderr
COLLECT = 100  # runs, after which cycles of the last ones are collected


class Output(io.StringIO):
    """What a run writes, up to a limit at which it is given up."""

    def write(self, text: str, /) -> int:
        """Add a text."""
        if self.tell() + len(text) > MOST_OUTPUT:
            scheduler.give_up()
        return super().write(text)


class ControlledProgram:
    """A script and what it imports, in a process that does nothing else any more."""

    def __init__(self, path: Path, *, any_bytecode: bool = False) -> None:
        self.path = path
        self._code = compile(path.read_bytes(), str(path), "exec", dont_inherit=True)
        self._runs = 0
        self._restorers: list[Callable[[], None]] = []
        install.install()
        before = set(sys.modules)
        watch = partial(points.watch, any_bytecode=any_bytecode)
        self._own = OwnModules(path.parent.resolve(), watch)
        watch(self._code)
        sys.argv = [str(path)]
        self.run(as_it_comes)
        names = [n for n in sys.modules if n not in before and n not in self._own]
        self._own.forget()
        modules: list[ModuleType] = []
        _in_main_thread(lambda: modules.extend(install.imported_anew(names)))
        self._restorers = [State(modules, self._code).restore, c_atexit.keep()]
        points.watch_as_c(install.written_in_c())
        numbered.number()

    def run(self, choose: Chooser) -> Ending:
        """Run the program once; the chooser decides which thread goes on, and where.

        Raises NotVirtualError if it wanted what there is not, whatever it did then.
        """
        output, errors = Output(), Output()
        kept = sys.stdout, sys.stderr, sys.stdin
        codes: list[int] = []
        for restore in self._restorers:
            restore()
        self._own.forget()
        sys.stdout, sys.stderr, sys.stdin = output, errors, io.StringIO()
        gc.disable()
        try:
            scheduler.reset(choose, limit=LIMIT)
            install.reset()
            numbered.reset()
            scheduler.start(lambda: codes.append(_run_main(self.path, self._code)))
            scheduler.run()
            kind = self._kind(codes, errors.getvalue())
            if kind == "deadlock":
                where = stuck(list(scheduler.living.values()), str(self.path))
                errors.write("".join(f"{line}\n" for line in where))
            text = output.getvalue() + errors.getvalue()
            self._clean_up()
        finally:
            sys.stdout, sys.stderr, sys.stdin = kept
        if missing.wanted:
            raise missing.wanted[0]
        return Ending(kind, re.sub(r"\b0x[0-9a-f]+", "0x...", text))

    def run_and_tell(self, choose: Chooser) -> tuple[Ending, list[tuple[str, int]]]:
        """Run the program once, and return also which thread began which line, in order."""
        steps: list[tuple[str, int]] = []

        def note(line: int) -> None:
            if not scheduler.closing:
                steps.append((thread_name(scheduler.current), line))

        points.tell(note)
        try:
            return self.run(choose), steps
        finally:
            points.tell(None)

    def _kind(self, codes: list[int], complaints: str) -> Kind:
        if scheduler.too_long:
            return "endless"
        if not codes:
            return "deadlock"
        return "exception" if codes[0] or complaints else "output"

    def _clean_up(self) -> None:
        """Let nothing of a run, such as a finalizer, happen in the next one."""
        self._runs += 1
        left = bool(scheduler.living)
        scheduler.abandon()
        sys.modules.pop("__main__", None)
        if left or self._runs % COLLECT == 0:
            gc.collect()


def _run_main(path: Path, code: CodeType) -> int:
    """Do what the interpreter does with its main thread; return the exit code."""
    module = ModuleType("__main__")
    module.__dict__.update(__file__=str(path), __builtins__=builtins)
    sys.modules["__main__"] = module
    threading: Any = sys.modules.get("threading")
    if threading is not None:
        threading._main_thread = threading._MainThread()
    exit_code = 0
    try:
        exec(code, module.__dict__)
    except Abandoned:
        raise
    except SystemExit as error:
        exit_code = _code(error)
    except BaseException as error:
        traceback = error.__traceback__
        error.__traceback__ = traceback and traceback.tb_next
        sys.excepthook(type(error), error, error.__traceback__)
        exit_code = 1
    threading = sys.modules.get("threading")
    if threading is not None:
        threading._shutdown()
    c_atexit.call_all()
    return exit_code


def _code(error: SystemExit) -> int:
    if error.code is None or isinstance(error.code, int):
        return error.code or 0
    print(error.code, file=sys.stderr)
    return 1


def _in_main_thread(call: Callable[[], None]) -> None:
    scheduler.reset(as_it_comes, limit=LIMIT)
    scheduler.start(call)
    scheduler.run()
