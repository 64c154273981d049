"""`_thread`, for the standard library's `threading`: its threads are green threads."""

import _thread as real
import sys
from collections.abc import Callable
from functools import cache, partial
from types import ModuleType
from typing import Any

from interleave.engine.scheduler import MAIN, scheduler
from interleave.engine.switching import Abandoned
from interleave.engine.virtual.c_locks import VirtualLock, VirtualRLock
from interleave.engine.virtual.replica import replica


class _local:
    """Attributes of which every thread has its own; `__init__` runs once in each."""

    __slots__ = ("__dict__", "_arguments", "_key")
    __module__ = "_thread"

    def __new__(cls, /, *args: object, **kwargs: object) -> "_local":
        if (args or kwargs) and cls.__init__ is object.__init__:
            raise TypeError("Initialization arguments are not supported")
        self = object.__new__(cls)
        object.__setattr__(self, "_arguments", (args, kwargs))
        object.__setattr__(self, "_key", object())
        # The first thread's `__init__` is called with this very call.
        scheduler.current.values[object.__getattribute__(self, "_key")] = {}
        return self

    def __getattribute__(self, name: str) -> object:
        _become_the_present_thread_s(self)
        return object.__getattribute__(self, name)

    def __setattr__(self, name: str, value: object) -> None:
        _become_the_present_thread_s(self)
        if name == "__dict__":
            raise AttributeError(
                f"{type(self).__name__!r} object attribute is read-only"
            )
        object.__setattr__(self, name, value)

    def __delattr__(self, name: str) -> None:
        _become_the_present_thread_s(self)
        object.__delattr__(self, name)


def _become_the_present_thread_s(local: _local) -> None:
    key = object.__getattribute__(local, "_key")
    values = scheduler.current.values
    if key not in values:
        values[key] = {}
        object.__setattr__(local, "__dict__", values[key])
        args, kwargs = object.__getattribute__(local, "_arguments")
        local.__init__(*args, **kwargs)  # type: ignore[misc]
    object.__setattr__(local, "__dict__", values[key])


class _ThreadHandle:
    """How a thread started by `start_joinable_thread` is known, and joined."""

    __module__ = "_thread"

    def __init__(self, ident: int = 0) -> None:
        self.ident = ident
        self._ended = VirtualLock()
        self._ended.acquire()

    def is_done(self) -> bool:
        """Whether the thread has ended."""
        return not self._ended.locked()

    def _set_done(self) -> None:
        if not self.is_done():
            self._ended.release()

    def join(self, timeout: float | None = None) -> None:
        """Wait until the thread has ended, for at most `timeout` seconds."""
        if self.ident == scheduler.current.ident and not self.is_done():
            raise RuntimeError("Cannot join current thread")
        if self._ended.acquire(True, -1 if timeout is None else max(0, timeout)):
            self._ended.release()


_handles: list[_ThreadHandle] = []


def start_joinable_thread(
    function: Callable[[], object],
    handle: _ThreadHandle | None = None,
    daemon: bool = True,
) -> _ThreadHandle:
    """Start a thread; the program's end waits for it unless it is a daemon."""
    handle = handle or _ThreadHandle()

    thread = scheduler.start(partial(_guarded, function))
    thread.at_end.append(handle._set_done)
    handle.ident = thread.ident
    if not daemon:
        _handles.append(handle)
    return handle


def start_new_thread(
    function: Callable[..., object], args: tuple[Any, ...], kwargs: Any = None, /
) -> int:
    """Start a thread of which nobody hears again; return its ident."""

    return scheduler.start(partial(_guarded, function, *args, **(kwargs or {}))).ident


def _guarded(function: Callable[..., object], *args: Any, **kwargs: Any) -> None:
    try:
        function(*args, **kwargs)
    except (SystemExit, Abandoned):
        pass
    except BaseException as error:
        what = "Exception ignored in thread started by"
        seen = type(error), error, error.__traceback__, what, function
        sys.unraisablehook(_unraisable_type()(seen))


@cache
def _unraisable_type() -> type:
    """Return the type of what `sys.unraisablehook` is given; it has no public name."""

    class Fails:
        def __del__(self) -> None:
            raise AssertionError

    found: list[object] = []
    kept, sys.unraisablehook = sys.unraisablehook, found.append
    try:
        Fails()
    finally:
        sys.unraisablehook = kept
    return type(found[0])


def _set_sentinel() -> VirtualLock:
    """Return a lock that is released when this thread has ended (up to 3.12)."""
    sentinel = VirtualLock()
    scheduler.current.at_end.append(partial(_let_go, sentinel))
    return sentinel


def _let_go(sentinel: VirtualLock) -> None:
    if sentinel.locked():
        sentinel.release()


def _shutdown() -> None:
    """Wait for all threads that are not daemons."""
    while _handles:
        _handles.pop().join()


def _exit() -> None:
    raise SystemExit


def get_ident() -> int:
    """Return the number of the thread that runs."""
    return scheduler.current.ident


def virtual_thread() -> ModuleType:
    """Return the module: what is not of threads is as in the real one."""
    changes: dict[str, object] = {
        "LockType": VirtualLock,
        "RLock": VirtualRLock,
        "_local": _local,
        "allocate": VirtualLock,
        "allocate_lock": VirtualLock,
        "exit": _exit,
        "exit_thread": _exit,
        "get_ident": get_ident,
        "get_native_id": get_ident,
        "start_new": start_new_thread,
        "start_new_thread": start_new_thread,
        "_count": lambda: len(scheduler.living) - 1,
    }
    if sys.version_info >= (3, 13):
        changes |= {
            "lock": VirtualLock,
            "start_joinable_thread": start_joinable_thread,
            "_ThreadHandle": _ThreadHandle,
            "_get_main_thread_ident": lambda: MAIN,
            "_make_thread_handle": _ThreadHandle,
            "_shutdown": _shutdown,
        }
    else:
        changes["_set_sentinel"] = _set_sentinel
    if sys.version_info >= (3, 14):
        changes["set_name"] = lambda name: None
    return replica(real, changes)
