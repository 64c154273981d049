"""Locks that say who waits for whom; all of `threading` and `queue` is built on them."""

import queue
import sys
import threading
from _thread import RLock as RealRLock
from _thread import allocate_lock
from types import TracebackType
from typing import Any

from interleave.recorder import log, places
from interleave.recorder.log import arrows, block, current_lane, hide, now, unblock

SHORTEST = 100_000  # ns: a shorter wait for a lock is not a story


class lock:
    """A lock that first tries: a free one costs almost nothing."""

    __slots__ = ("__weakref__", "_contended", "_lock", "_released", "_try")
    _real: Any = staticmethod(allocate_lock)
    _label = "Lock.acquire"

    def __init__(self) -> None:
        self._lock = self._real()
        self._try = self._lock.acquire
        self._contended = False
        self._released: tuple[int, int] | None = None

    def acquire(self, blocking: bool = True, timeout: float = -1) -> bool:
        try:
            if timeout == -1 and self._try(False):
                return True
            if not blocking:
                return self._try(blocking, timeout)  # type: ignore[no-any-return]
            return self._wait(timeout)
        except BaseException as error:
            hide(error)
            raise

    def __enter__(self) -> bool:
        if self._try(False):
            return True
        try:
            return self._wait(-1)
        except BaseException as error:
            hide(error)
            raise

    def _wait(self, timeout: float) -> bool:
        self._contended = True
        self._released = None
        token = block(self._label, sys._getframe(), "lock")
        try:
            got: bool = self._try(True, timeout)
        except BaseException as error:
            hide(error)
            raise
        finally:
            unblock(token)
        by = self._released
        if got and token and by is not None and now() - token[0] >= SHORTEST:
            lane = current_lane()
            if by[1] != lane:
                arrows.append((*by, now(), lane, _hand_off()))
        return got

    def release(self) -> None:
        if self._contended:
            self._released = (now(), current_lane())
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
        if self._contended:
            self._released = (now(), current_lane())
        try:
            self._lock.release()
        except BaseException as fault:
            hide(fault)
            raise

    def locked(self) -> bool:
        return self._lock.locked()  # type: ignore[no-any-return]

    def __repr__(self) -> str:
        return repr(self._lock)

    def __reduce_ex__(self, protocol: Any) -> Any:
        try:
            return self._lock.__reduce_ex__(protocol)
        except BaseException as error:
            hide(error)
            raise

    def __getattr__(self, name: str) -> Any:
        return getattr(self._lock, name)


class RLock(lock):
    """The same for the reentrant lock, with what `threading.Condition` asks for."""

    __slots__ = ()
    _real: Any = RealRLock
    _label = "RLock.acquire"

    def _is_owned(self) -> bool:
        return self._lock._is_owned()  # type: ignore[no-any-return]

    def _release_save(self) -> Any:
        if self._contended:
            self._released = (now(), current_lane())
        return self._lock._release_save()

    def _acquire_restore(self, state: Any) -> None:
        token = block(self._label, sys._getframe(), "lock")
        try:
            self._lock._acquire_restore(state)
        finally:
            unblock(token)


lock.__module__ = "_thread"


class SimpleQueue(queue.SimpleQueue):  # type: ignore[type-arg]
    """The queue written in C; a pool's worker that waits at one is idle."""

    _put: tuple[int, int] | None = None
    _awaited = False

    def put(self, item: Any, block: bool = True, timeout: float | None = None) -> None:
        if self._awaited:
            self._put = (now(), current_lane())
        super().put(item)

    def get(self, block: bool = True, timeout: float | None = None) -> Any:
        try:
            return super().get(False)
        except queue.Empty as error:
            if not block:
                hide(error)
                raise
        caller = sys._getframe().f_back
        if caller is not None and caller.f_code.co_qualname == "_worker":
            log.say("idle", "waits for a job", None)
            item = super().get()
            log.say("run")
            return item
        try:
            return self._wait(timeout)
        except BaseException as error:
            hide(error)
            raise

    def _wait(self, timeout: float | None) -> Any:
        self._awaited, self._put = True, None
        token = block("SimpleQueue.get", sys._getframe())
        try:
            item = super().get(True, timeout)
        except BaseException as error:
            hide(error)
            raise
        finally:
            unblock(token)
        if token and self._put is not None:
            arrows.append((*self._put, now(), current_lane(), "queue"))
        return item


def _hand_off() -> str:
    """Through what a lane was woken: a queue, a result or any other lock."""
    frame: Any = sys._getframe()
    while frame is not None and frame.f_code.co_filename != places.script:
        module = frame.f_globals.get("__name__", "")
        if module == "queue":
            return "queue"
        if module == "concurrent.futures._base":
            return "result"
        frame = frame.f_back
    return "wake"


def install() -> None:
    """Give every lock that is made from now on its recorder."""
    threading.Lock = threading._allocate_lock = lock  # type: ignore
    threading.RLock = RLock  # type: ignore
    queue.SimpleQueue = SimpleQueue  # type: ignore
