"""What green threads wait for a change of, such as a pipe of bytes, and how they do."""

import errno
import os
from collections.abc import Callable, Iterable

from interleave.engine.scheduler import GreenThread, scheduler

CAPACITY = 65_536  # bytes that a pipe holds before its sender waits


class Waitable:
    """Something whose changes green threads wait for."""

    def __init__(self) -> None:
        self.waiting_threads: list[GreenThread] = []

    def changed(self) -> None:
        """Let all look again whether what they wait for has come."""
        for thread in self.waiting_threads:
            scheduler.wake(thread)
        self.waiting_threads.clear()


class Pipe(Waitable):
    """Bytes on their way from one socket to another."""

    def __init__(self) -> None:
        super().__init__()
        self._data = bytearray()
        self._ended = False
        self._refused = False

    @property
    def readable(self) -> bool:
        """Whether reading would not wait."""
        return bool(self._data) or self._ended or self._refused

    @property
    def writable(self) -> bool:
        """Whether writing would not wait."""
        return len(self._data) < CAPACITY or self._refused or self._ended

    def take(self, size: int, *, peek: bool = False) -> bytes:
        """Return at most `size` bytes; none at the end."""
        data = bytes(self._data[:size])
        if not peek:
            del self._data[:size]
            self.changed()
        return data

    def put(self, data: memoryview) -> int:
        """Add what there is room for; return how many bytes that is."""
        if self._refused or self._ended:
            raise BrokenPipeError(errno.EPIPE, os.strerror(errno.EPIPE))
        part = data[: CAPACITY - len(self._data)]
        self._data += part
        self.changed()
        return len(part)

    def end(self) -> None:
        """Say that no more will come."""
        self._ended = True
        self.changed()

    def refuse(self) -> None:
        """Say that nobody reads any more."""
        self._refused = True
        self.changed()


def wait_for(
    condition: Callable[[], bool],
    sources: Iterable[Waitable],
    what: str,
    seconds: float | None,
) -> bool:
    """Wait until something holds of some sources; return whether it did in time."""
    until = None if seconds is None else scheduler.now + round(seconds * 1e9)
    sources = list(sources)
    while not condition():
        left = None if until is None else (until - scheduler.now) / 1e9
        if left is not None and left <= 0:
            return False
        for source in sources:
            source.waiting_threads.append(scheduler.current)
        try:
            scheduler.park(what, left)
        finally:
            for source in sources:
                if scheduler.current in source.waiting_threads:
                    source.waiting_threads.remove(scheduler.current)
    return True
