"""The locks of `_thread`: what a green thread waits for is another green thread."""

from collections import deque

from interleave.engine.scheduler import GreenThread, scheduler

TIMEOUT_MAX = 9223372036.0  # seconds; CPython's own on Linux


class VirtualLock:
    """A lock as `_thread.allocate_lock()` makes it: who lets go of it wakes one who waits.

    Who was woken tries again: another thread may have been quicker, as in CPython.
    """

    __slots__ = ("__weakref__", "_waiting", "holder")
    __module__ = "_thread"

    def __init__(self) -> None:
        self.holder: GreenThread | None = None
        self._waiting: deque[GreenThread] = deque()

    def __init_subclass__(cls) -> None:
        raise TypeError("type '_thread.lock' is not an acceptable base type")

    def acquire(self, blocking: bool = True, timeout: float = -1) -> bool:
        """Take the lock; return whether it was taken within `timeout` seconds."""
        if self.holder is None:
            if timeout != -1:
                _check(blocking, timeout)
            self.holder = scheduler.current
            return True
        _check(blocking, timeout)
        if not blocking:
            return False
        until = scheduler.now + round(timeout * 1e9)
        while self.holder is not None:
            me = scheduler.current
            self._waiting.append(me)
            left = None if timeout == -1 else (until - scheduler.now) / 1e9
            if not scheduler.park(self, left):
                self._waiting.remove(me)
                return False
        self.holder = scheduler.current
        return True

    def release(self) -> None:
        """Let go of the lock, whoever holds it."""
        if self.holder is None:
            raise RuntimeError("release unlocked lock")
        self.holder = None
        if self._waiting:
            scheduler.wake(self._waiting.popleft())

    def locked(self) -> bool:
        """Whether somebody holds it."""
        return self.holder is not None

    __enter__ = acquire_lock = acquire
    release_lock = release
    locked_lock = locked

    def __exit__(self, *error: object) -> None:
        self.release()

    def _at_fork_reinit(self) -> None:
        self.__init__()  # type: ignore[misc]

    def __repr__(self) -> str:
        state = "locked" if self.holder else "unlocked"
        return f"<{state} _thread.lock object at {id(self):#x}>"


class VirtualRLock:
    """A lock that its holder can take again."""

    __module__ = "_thread"

    def __init__(self) -> None:
        self._block = VirtualLock()
        self._count = 0

    def acquire(self, blocking: bool = True, timeout: float = -1) -> bool:
        """Take the lock once more; return whether it was taken within `timeout` seconds."""
        if self._is_owned():
            self._count += 1
            return True
        if self._block.acquire(blocking, timeout):
            self._count = 1
            return True
        return False

    def release(self) -> None:
        """Let go of the lock once; raises RuntimeError for who does not hold it."""
        if not self._is_owned():
            raise RuntimeError("cannot release un-acquired lock")
        self._count -= 1
        if not self._count:
            self._block.release()

    def locked(self) -> bool:
        """Whether somebody holds it."""
        return self._block.locked()

    __enter__ = acquire

    def __exit__(self, *error: object) -> None:
        self.release()

    def _is_owned(self) -> bool:
        return self._block.holder is scheduler.current

    def _recursion_count(self) -> int:
        return self._count if self._is_owned() else 0

    def _release_save(self) -> tuple[int, GreenThread]:
        if not self._count:
            raise RuntimeError("cannot release un-acquired lock")
        count, self._count = self._count, 0
        self._block.release()
        return count, scheduler.current

    def _acquire_restore(self, state: tuple[int, GreenThread]) -> None:
        self._block.acquire()
        self._count = state[0]

    def _at_fork_reinit(self) -> None:
        self.__init__()  # type: ignore[misc]

    def __repr__(self) -> str:
        state = "locked" if self._block.locked() else "unlocked"
        owner = self._block.holder.ident if self._block.holder else 0
        return (
            f"<{state} _thread.RLock object owner={owner} count={self._count} "
            f"at {id(self):#x}>"
        )


VirtualLock.__name__ = VirtualLock.__qualname__ = "lock"
VirtualRLock.__name__ = VirtualRLock.__qualname__ = "RLock"


def _check(blocking: bool, timeout: float) -> None:
    if not blocking and timeout != -1:
        raise ValueError("can't specify a timeout for a non-blocking call")
    if timeout < 0 and timeout != -1:
        raise ValueError("timeout value must be a non-negative number")
    if timeout > TIMEOUT_MAX:
        raise OverflowError("timestamp too large to convert to C PyTime_t")
