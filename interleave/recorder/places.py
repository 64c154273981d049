"""Where in the script a thread is, and in which of the library's functions."""

import functools
import os
import sys
from pathlib import Path
from types import FrameType

script = ""  # the path of the script that runs
_LIBRARY = str(Path(os.__file__).parent) + os.sep
_SITE = ("site-packages", "dist-packages")
OURS = str(Path(__file__).parent) + os.sep  # the recorder's files
_BOOT = {
    "Thread._bootstrap",
    "Thread._bootstrap_inner",
    "Thread.run",
    "_worker",
    "_WorkItem.run",
    "WorkerContext.run",  # since 3.14
}


@functools.cache
def is_library(path: str) -> bool:
    """Is this a file of the standard library (and not the recorder's)?"""
    if path.startswith("<frozen"):
        return True
    return path.startswith(_LIBRARY) and not is_package(path)


@functools.cache
def is_package(path: str) -> bool:
    """Is this a file of an installed package?"""
    return any(part in path for part in _SITE)


def public_name(qualname: str, module: str) -> str:
    """``Queue.get`` and ``asyncio.sleep``: as a reader of the documentation knows it."""
    if qualname.startswith("Executor.map."):
        return "Executor.map"
    if "." in qualname:
        return qualname
    package = module.rpartition(".")[0] if module.count(".") else module
    if module.startswith("concurrent.futures"):
        package = "concurrent.futures"
    return f"{package}.{qualname}"


def where(ours: int = 0) -> tuple[str | None, int | None]:
    """The library's function that the script called, and the line that called it.

    The next `ours` frames are the recorder's: they need not be looked at.
    """
    frame: FrameType | None = sys._getframe(ours).f_back
    called: FrameType | None = None
    while frame is not None:
        code = frame.f_code
        path = code.co_filename
        if path == script:
            return _name(called), frame.f_lineno
        if is_library(path):
            if code.co_qualname in _BOOT:  # the thread's own work is the library's
                break
            called = frame
        elif not path.startswith(OURS):
            called = None  # a module of the script's author called the library
        frame = frame.f_back
    return None if frame is None else _name(called), None


def _name(frame: FrameType | None) -> str | None:
    if frame is None:
        return None
    return public_name(frame.f_code.co_qualname, frame.f_globals.get("__name__", ""))
