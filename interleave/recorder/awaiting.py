"""Says what a suspended task awaits, and on which line of the script."""

import asyncio
import gc
from types import AsyncGeneratorType, CoroutineType, GeneratorType
from typing import Any

from interleave.recorder import places

_SLEEP = asyncio.sleep.__code__
_ENTRIES = ".__aenter__", ".__aexit__"
_SUSPENDABLE = CoroutineType, AsyncGeneratorType
_WRAPPERS = {"async_generator_asend", "async_generator_athrow", "coroutine_wrapper"}


def awaiting(task: Any, waiter: Any) -> tuple[str, int | None]:
    """The library's coroutine, or the future, that the script awaits; and the line.

    The chain of coroutines is followed from the task's own to the innermost one. This
    runs after every step of every task, so it is written to be quick.
    """
    awaited: Any = task.get_coro()
    inner: Any = None  # the outermost frame below the script's own
    line: int | None = None
    while awaited is not None:
        kind = type(awaited)
        if kind is CoroutineType:
            frame, awaited = awaited.cr_frame, awaited.cr_await
        elif kind is GeneratorType:
            frame, awaited = awaited.gi_frame, awaited.gi_yieldfrom
        elif kind is AsyncGeneratorType:
            frame, awaited = awaited.ag_frame, awaited.ag_await
        elif kind.__name__ in _WRAPPERS:
            frame, awaited = None, _wrapped(awaited)
        else:
            break
        if frame is None:
            continue
        code = frame.f_code
        if code.co_filename == places.script:
            line, inner = frame.f_lineno, None
        elif line is None and not places.is_library(code.co_filename):
            inner = None  # the task began in a module of the script's author
        elif inner is None:
            inner = frame
        if code is _SLEEP:
            break
    if inner is not None:
        return _call(inner, waiter), line
    return _future(waiter), line


def sleep_timer(task: Any) -> Any:
    """The timer of the `asyncio.sleep` in which a task is suspended, or None."""
    awaited = task.get_coro()
    while type(awaited) is CoroutineType:
        if awaited.cr_code is _SLEEP:
            frame = awaited.cr_frame
            return None if frame is None else frame.f_locals.get("h")
        awaited = awaited.cr_await
    return None


def _wrapped(wrapper: Any) -> Any:
    """What stands behind ``async for``; CPython names it only to the collector."""
    inside = gc.get_referents(wrapper)
    return next((each for each in inside if isinstance(each, _SUSPENDABLE)), None)


def _call(frame: Any, waiter: Any) -> str:
    code = frame.f_code
    if code is _SLEEP:
        delay = 0 if waiter is None else frame.f_locals["delay"]
        return f"asyncio.sleep({delay:g})" if delay else "asyncio.sleep(0)"
    name = code.co_qualname
    if name.endswith(_ENTRIES) and "self" in frame.f_locals:
        return type(frame.f_locals["self"]).__name__  # of async with
    if name.startswith("_AsCompletedIterator."):
        return "asyncio.as_completed"
    return places.public_name(name, frame.f_globals.get("__name__", ""))


def _future(waiter: Any) -> str:
    if waiter is None:
        return "gives way"
    if hasattr(waiter, "get_name"):
        return f"task {waiter.get_name()}"
    kind = type(waiter).__name__
    return {"_GatheringFuture": "asyncio.gather"}.get(kind, kind)
