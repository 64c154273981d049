"""Puts the virtual modules below the standard library of this process, for good."""

import importlib
import os
import sys
import types

from interleave.engine.virtual import (
    c_atexit,
    c_select,
    c_signal,
    c_socket,
    c_thread,
    c_time,
    chance,
    missing,
    network,
)
from interleave.engine.virtual.c_locks import VirtualLock, VirtualRLock

# Written in C, they stand on the real threads and clocks; each has its form in Python.
_IN_PYTHON_INSTEAD = "_queue", "_asyncio", "_datetime"
# What the interpreter and the engine themselves stand on.
_KEPT = "interleave", "greenlet", "importlib", "encodings", "codecs", "io", "abc", "os"
_KEPT_TOO = "site", "sys", "builtins", "posixpath", "genericpath", "stat", "zipimport"


def install() -> None:
    """Make all modules that are imported from now on stand on virtual ones.

    There is no way back: a process that runs programs under control does nothing else.
    """
    for name in list(sys.modules):
        if name.split(".")[0] not in {*_KEPT, *_KEPT_TOO} and not _is_in_c(name):
            del sys.modules[name]
    for name in _IN_PYTHON_INSTEAD:
        sys.modules[name] = None  # type: ignore[assignment]
    for module in (
        c_thread.virtual_thread(),
        c_time.virtual_time(),
        c_socket.virtual_socket(),
        c_select.virtual_select(),
        c_signal.virtual_signal(),
        c_atexit.virtual_atexit(),
    ):
        sys.modules[module.__name__] = module
    os.kill = c_signal.kill
    missing.refuse_processes()


def reset() -> None:
    """Forget what the virtual modules know, before a new run."""
    missing.wanted.clear()
    chance.reset()
    c_time.reset()
    network.reset()
    c_signal.reset()


def imported_anew(names: list[str]) -> list[types.ModuleType]:
    """Import modules once more, in this order, as if no program had used them."""
    for name in names:
        sys.modules.pop(name, None)
    return [importlib.import_module(name) for name in names]


def written_in_c() -> list[object]:
    """Return the classes whose methods CPython has in C, but not we."""
    found: list[object] = [
        VirtualLock,
        VirtualRLock,
        c_thread._ThreadHandle,
        c_socket.socket,
    ]
    if "queue" in sys.modules:
        found.append(sys.modules["queue"]._PySimpleQueue)
    if "asyncio" in sys.modules:
        asyncio = sys.modules["asyncio"]
        found += [asyncio.futures._PyFuture, asyncio.tasks._PyTask]
    return found


def _is_in_c(name: str) -> bool:
    module = sys.modules[name]
    return name.startswith("_") or not hasattr(module, "__file__")
