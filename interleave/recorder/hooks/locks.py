"""Locks that say who waits for whom; all of `threading` and `queue` is built on them."""

import _thread
import sys
import threading
from types import TracebackType
from typing import Any

from interleave.recorder import places
from interleave.recorder.blocking import blocked
from interleave.recorder.interpose import Interposer, hidden, hide
from interleave.recorder.lanes import current_lane
from interleave.recorder.log import HandOff, hand_offs, now
from interleave.recorder.places import is_library

SHORTEST = 0.0001  # seconds: a shorter wait for a lock is not recorded at all


class _Kind(type):
    """Takes the library's own locks, which stay what they are, for locks too."""

    def __instancecheck__(cls, instance: Any) -> bool:
        return isinstance(instance, cls._of) or super().__instancecheck__(instance)  # type: ignore[attr-defined]


class lock(metaclass=_Kind):
    """A lock that first tries: a free one costs almost nothing."""

    __slots__ = ("__weakref__", "_awaited", "_lock", "_released", "_try")
    _real: Any = staticmethod(threading.Lock)  # a function before 3.13
    _of: Any = _thread.LockType
    _label = "Lock.acquire"

    def __init__(self, *args: Any, **options: Any) -> None:
        with hidden:
            self._lock = self._real(*args, **options)
        self._try = self._lock.acquire
        self._awaited = False
        self._released: tuple[int, int] | None = None

    def acquire(self, blocking: bool = True, timeout: float = -1) -> bool:
        if timeout == -1:
            if self._try(False):
                return True
            if not blocking:
                return False
        with hidden:
            if not blocking:
                return self._try(blocking, timeout)  # type: ignore[no-any-return]
            return self._wait(timeout)

    def __enter__(self) -> bool:
        if self._try(False):
            return True
        with hidden:
            return self._wait(-1)

    def _wait(self, timeout: float) -> bool:
        begun = now()
        if timeout == -1 and self._try(True, SHORTEST):
            return True
        self._awaited, self._released = True, None
        with blocked(self._label, since=begun) as wait:
            got: bool = self._try(True, timeout)
        self._awaited = True  # perhaps by others too: the next release will see
        by = self._released
        if got and wait.since and by is not None:
            time, lane = now(), current_lane()
            kind = None if by[1] == lane else _hand_off()
            if kind is not None:
                hand_offs.append(HandOff(*by, time, lane, kind, time - begun))
        return got

    def release(self) -> None:
        if self._awaited:
            self._note()
        try:
            self._lock.release()
        except BaseException as error:
            hide(error)
            raise

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        if self._awaited:
            self._note()
        try:
            self._lock.release()
        except BaseException as fault:
            hide(fault)
            raise

    def _note(self) -> None:
        self._awaited, self._released = False, (now(), current_lane())

    @property  # type: ignore[misc]
    def __class__(self) -> type:
        """What `isinstance` goes by: also the true lock's type."""
        return type(self._lock)

    def locked(self) -> bool:
        return self._lock.locked()  # type: ignore[no-any-return]

    def __repr__(self) -> str:
        return repr(self._lock)

    def __reduce_ex__(self, protocol: Any) -> Any:
        with hidden:
            return self._lock.__reduce_ex__(protocol)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._lock, name)


class RLock(lock):
    """The same for the reentrant lock, with what `threading.Condition` asks for."""

    __slots__ = ()
    _real: Any = _thread.RLock
    _of: Any = _thread.RLock
    _label = "RLock.acquire"

    def _is_owned(self) -> bool:
        return self._lock._is_owned()  # type: ignore[no-any-return]

    def _release_save(self) -> Any:
        if self._awaited:
            self._note()
        return self._lock._release_save()

    def _acquire_restore(self, state: Any) -> None:
        with blocked(self._label):
            self._lock._acquire_restore(state)


def _refuse(kind: type) -> None:
    raise TypeError("type '_thread.lock' is not an acceptable base type")


lock.__init_subclass__ = classmethod(_refuse)  # type: ignore
RLock.__init_subclass__ = classmethod(lambda kind: None)  # type: ignore
lock.__module__ = RLock.__module__ = "_thread"


def _hand_off() -> str | None:
    """Through what a lane was woken; an item of a queue has an arrow of its own."""
    frame: Any = sys._getframe()
    while frame is not None and frame.f_code.co_filename != places.script:
        module = frame.f_globals.get("__name__", "")
        if module == "queue":
            if frame.f_code.co_name == "get":
                return None
            return "queue"
        if module == "concurrent.futures._base":
            return "result"
        frame = frame.f_back
    return "wake"


def _direct(real: Any) -> Any:
    """`_thread.allocate_lock` for programs that call it; the library's stay plain."""

    def allocate_lock() -> Any:
        plain = is_library(sys._getframe(1).f_code.co_filename)
        return real() if plain else lock()

    return allocate_lock


def install(interposer: Interposer) -> None:
    """Give every lock that is made from now on its recorder."""
    for name in "Lock", "_allocate_lock":
        interposer.replace(threading, name, lock)
    interposer.wrap(_thread, "allocate_lock", _direct)
    for name, ours in ("LockType", lock), ("lock", lock), ("RLock", RLock):
        if hasattr(_thread, name):
            interposer.replace(_thread, name, ours)
    interposer.replace(threading, "_CRLock", RLock)
    if isinstance(threading.RLock, type):  # else a function that makes a _CRLock
        interposer.replace(threading, "RLock", RLock)
