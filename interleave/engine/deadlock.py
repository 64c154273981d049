"""Says, of threads that can never go on, where each stands and what it waits for."""

import sys
from collections.abc import Iterator
from types import FrameType

from interleave.engine.scheduler import MAIN, GreenThread
from interleave.engine.virtual.c_locks import VirtualLock


def stuck(threads: list[GreenThread], file: str) -> Iterator[str]:
    """Yield a line for each thread; lines are those of `file`."""
    for thread in threads:
        place = _line(thread.stack.frame, file)
        where = f"line {place}" if place else "its end"
        yield f"{thread_name(thread)}, {where}, waits for {_what(thread, file)}"


def _what(thread: GreenThread, file: str) -> str:
    """Name what it waits for: the call that the program made, and who holds a lock."""
    call = _call(thread.stack.frame, file)
    wanted = thread.waits_for
    if not isinstance(wanted, VirtualLock):
        return call or str(wanted)
    if call:
        return call
    if wanted.holder is thread:
        return "a lock that it holds itself"
    return (
        f"a lock that {thread_name(wanted.holder)} holds" if wanted.holder else "a lock"
    )


def _line(frame: FrameType | None, file: str) -> int | None:
    while frame is not None and frame.f_code.co_filename != file:
        frame = frame.f_back
    return frame.f_lineno if frame else None


def _call(frame: FrameType | None, file: str) -> str:
    """Return which function of a module the program called, and waits in."""
    found = ""
    while frame is not None and frame.f_code.co_filename != file:
        module = frame.f_globals.get("__name__", "")
        if not module.startswith("interleave."):
            found = f"{module}: {frame.f_code.co_qualname}"
        frame = frame.f_back
    return found


def thread_name(thread: GreenThread) -> str:
    """Return the name that `threading` knows a thread by."""
    active = getattr(sys.modules.get("threading"), "_active", {})
    known = active.get(thread.ident)
    if known is None:
        return "MainThread" if thread.ident == MAIN else f"thread {thread.ident}"
    name: str = known.name
    return name
