"""Runs a file as the real ``__main__`` module, with its own tracebacks and exit code."""

import builtins
import io
import sys
from collections.abc import Callable
from importlib.machinery import SourceFileLoader
from pathlib import Path
from types import CodeType, ModuleType, TracebackType
from typing import Any

_kept: list[Any] = []  # the module that was __main__ before


def source_path(script: str) -> str:
    """The path that ``python script`` gives to ``__file__``."""
    return str(Path.cwd() / script)


def run_as_main(path: str, argv: list[str]) -> None:
    """Run the file as ``python file`` would; whatever it raises is raised here.

    An uncaught exception is shown by `sys.excepthook` before, without our frames; the
    interpreter then only has to find the exit code.
    """
    module = ModuleType("__main__")
    names: dict[str, Any] = {
        "__file__": path,
        "__builtins__": builtins,
        "__loader__": SourceFileLoader("__main__", path),
    }
    if sys.version_info < (3, 15):
        names["__cached__"] = None
    if sys.version_info < (3, 14):
        names["__annotations__"] = {}
    module.__dict__.update(names)
    _kept.append(sys.modules["__main__"])
    try:
        code = _compile(path)
        sys.argv[:] = argv
        if not sys.flags.safe_path:
            sys.path[0] = str(Path(path).resolve().parent)
        sys.modules["__main__"] = module
        exec(code, module.__dict__)
    except SystemExit as error:
        _hide(error)  # a task may keep it
        raise SystemExit(error.code) from None
    except BaseException as error:
        _show(error)
        raise


def _compile(path: str) -> CodeType:
    try:
        with io.open_code(path) as file:
            source = file.read()
    except OSError as error:
        shown = f"can't open file {path!r}: [Errno {error.errno}] {error.strerror}"
        print(f"{sys.executable}: {shown}", file=sys.stderr)
        raise SystemExit(2) from None
    return compile(source, path, "exec", dont_inherit=True)


def _hide(error: BaseException) -> TracebackType | None:
    traceback = error.__traceback__
    while traceback is not None and traceback.tb_frame.f_code.co_filename == __file__:
        traceback = traceback.tb_next
    error.__traceback__ = traceback
    return traceback


def _show(error: BaseException) -> None:
    traceback = _hide(error)
    if isinstance(error, SyntaxError) and traceback is None:
        error = error.with_traceback(None)
    sys.excepthook(type(error), error, traceback)
    sys.excepthook = _silent()


def _silent() -> Callable[..., None]:
    def shown_already(*_: object) -> None:
        """The traceback has been printed."""

    return shown_already
