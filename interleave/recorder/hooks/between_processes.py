"""What processes share, of `multiprocessing`: connections, queues, locks."""

from multiprocessing import connection, queues
from typing import Any

from interleave.recorder.blocking import blocking
from interleave.recorder.interpose import Interposer, hidden

try:
    from multiprocessing.synchronize import SemLock
except ImportError:  # a system without semaphores
    SemLock = None  # type: ignore[assignment,misc]


def _tries(block: bool = True, timeout: float | None = None) -> bool:
    return not block or timeout == 0


def _gets(self: Any, block: bool = True, timeout: float | None = None) -> bool:
    return _tries(block, timeout)


def _puts(
    self: Any, item: Any, block: bool = True, timeout: float | None = None
) -> bool:
    return _tries(block, timeout)


def _looks(self: Any, timeout: float | None = 0.0) -> bool:
    return timeout == 0


_Connection = connection._ConnectionBase
CALLS = {
    (_Connection, "send", "Connection"): None,
    (_Connection, "send_bytes", "Connection"): None,
    (_Connection, "recv", "Connection"): None,
    (_Connection, "recv_bytes", "Connection"): None,
    (_Connection, "recv_bytes_into", "Connection"): None,
    (_Connection, "poll", "Connection"): _looks,
    (connection.Listener, "accept", "Listener"): None,
    (queues.Queue, "get", "Queue"): _gets,
    (queues.Queue, "put", "Queue"): _puts,
    (queues.JoinableQueue, "join", "JoinableQueue"): None,
    (queues.SimpleQueue, "get", "SimpleQueue"): None,
    (queues.SimpleQueue, "put", "SimpleQueue"): None,
}


def install(interposer: Interposer) -> None:
    """Say when a thread waits for another process at one of them."""
    for (owner, name, kind), at_once in CALLS.items():
        interposer.wrap(owner, name, blocking(f"{kind}.{name}", at_once))
    if SemLock is not None:
        interposer.wrap(SemLock, "_make_methods", _make_methods)
        interposer.wrap(SemLock, "__enter__", _enter)


def _make_methods(real: Any) -> Any:
    """A lock's `acquire` is an attribute of its own, not of its class."""

    def make_methods(self: Any) -> None:
        real(self)
        self.acquire = _acquire(type(self).__name__, self._semlock)

    return make_methods


def _acquire(kind: str, lock: Any) -> Any:
    waits = blocking(f"{kind}.acquire", _tries)(lock.acquire)

    def acquire(*args: Any, **options: Any) -> bool:
        if not args and not options and lock.acquire(False):
            return True  # a free one is no story
        with hidden:
            return waits(*args, **options)  # type: ignore[no-any-return]

    return acquire


def _enter(real: Any) -> Any:
    def enter(self: Any) -> bool:
        with hidden:
            return bool(_acquire(type(self).__name__, self._semlock)())

    return enter
