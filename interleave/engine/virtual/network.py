"""The loopback network: who listens at which address, and the ends of connections."""

import _socket as real
import errno
import itertools
import os
from collections import deque
from typing import Any, TypeVar

from interleave.engine.virtual.missing import NotVirtualError
from interleave.engine.virtual.waitables import Pipe, Waitable

T = TypeVar("T")
_FIRST_NUMBER = 1_000  # of a file descriptor: none of the real ones
_FIRST_PORT = 49_152  # of those that a system gives away (RFC 6335)


class Listener(Waitable):
    """Where connections come in."""

    def __init__(self, end: "End", backlog: int) -> None:
        super().__init__()
        self.end = end
        self.arrived: deque[End] = deque()
        self._backlog = max(backlog, 1)

    @property
    def full(self) -> bool:
        """Whether no more connections can wait."""
        return len(self.arrived) > self._backlog

    def accept(self) -> "End":
        """Return the near end of the connection that came first."""
        self.changed()
        return self.arrived.popleft()

    def close(self) -> None:
        """Refuse those that wait, and all that come."""
        _listeners.pop(self.end.address, None)
        for end in self.arrived:
            end.close()
        self.changed()


class End:
    """What a file descriptor stands for: an end of a connection, or a listener."""

    def __init__(self, family: int, type: int, proto: int) -> None:
        if family not in (real.AF_INET, real.AF_UNIX) or type != real.SOCK_STREAM:
            raise NotVirtualError("a socket that is no stream over IPv4 or a path")
        self.family, self.type, self.proto = family, type, proto
        self.incoming: Pipe | None = None
        self.outgoing: Pipe | None = None
        self.listener: Listener | None = None
        self.address: Any = ("0.0.0.0", 0) if family == real.AF_INET else ""
        self.peer: Any = None
        self.options: dict[tuple[int, int], Any] = {}

    @property
    def readable(self) -> bool:
        """Whether reading, or accepting a connection, would not wait."""
        if self.listener is not None:
            return bool(self.listener.arrived)
        return self.incoming is None or self.incoming.readable

    @property
    def writable(self) -> bool:
        """Whether writing would not wait."""
        return self.outgoing is None or self.outgoing.writable

    def sources(self) -> list[Waitable]:
        """Return what may change so that reading or writing can go on."""
        found = self.listener, self.incoming, self.outgoing
        return [source for source in found if source is not None]

    def connected(self, part: T | None) -> T:
        """Return a part that only a connection has; raises OSError without one."""
        if part is None:
            raise OSError(errno.ENOTCONN, os.strerror(errno.ENOTCONN))
        return part

    def bind(self, address: Any) -> None:
        """Take an address of this machine, with a port."""
        if self.family == real.AF_UNIX:
            name: Any = "" if address is None else os.fspath(address)
        else:
            host, port = address or ("127.0.0.1", 0)
            name = numeric(host), port or next(_ports[0])
        if name in _listeners:
            raise OSError(errno.EADDRINUSE, os.strerror(errno.EADDRINUSE))
        self.address = name

    def listen(self, backlog: int) -> None:
        """Let connections come in."""
        if self.listener is None:
            self.bind(self.address)
            self.listener = _listeners[self.address] = Listener(self, backlog)

    def connect(self, address: Any) -> int:
        """Connect with who listens at an address; return an error number, or 0."""
        if self.peer is not None:
            return errno.EISCONN
        listener = _listener_at(self.family, address)
        if listener is None or listener.full:
            return errno.ECONNREFUSED
        if not self.address or self.address[-1] == 0:
            self.bind(None)
        far = End(self.family, self.type, self.proto)
        far.address = listener.end.address
        self.join(far)
        listener.arrived.append(far)
        listener.changed()
        return 0

    def join(self, far: "End") -> None:
        """Lay pipes to another end, and from it."""
        self.incoming = far.outgoing = Pipe()
        self.outgoing = far.incoming = Pipe()
        self.peer, far.peer = far.address, self.address

    def shut_down(self, *, reading: bool, writing: bool) -> None:
        """Read no more, or write no more."""
        if reading:
            self.connected(self.incoming).refuse()
        if writing:
            self.connected(self.outgoing).end()

    def close(self) -> None:
        """Let the other end know that nothing more comes, and nobody reads."""
        if self.listener is not None:
            self.listener.close()
        if self.incoming is not None:
            self.shut_down(reading=True, writing=True)


_listeners: dict[Any, Listener] = {}
_open: dict[int, End] = {}
_numbers = [itertools.count(_FIRST_NUMBER)]
_ports = [itertools.count(_FIRST_PORT)]


def reset() -> None:
    """Forget all sockets and addresses, before a new run."""
    _open.clear()
    _listeners.clear()
    _numbers[0] = itertools.count(_FIRST_NUMBER)
    _ports[0] = itertools.count(_FIRST_PORT)


def open_end(end: End) -> int:
    """Return a new file descriptor."""
    number = next(_numbers[0])
    _open[number] = end
    return number


def opened(number: int) -> End:
    """Return what a file descriptor stands for; raises OSError if it is closed."""
    if number not in _open:
        raise OSError(errno.EBADF, os.strerror(errno.EBADF))
    return _open[number]


def close(number: int) -> None:
    """Close a file descriptor."""
    opened(number)
    _open.pop(number).close()


def _listener_at(family: int, address: Any) -> Listener | None:
    if family == real.AF_UNIX:
        return _listeners.get(os.fspath(address))
    host, port = address
    found = _listeners.get((numeric(host), port))
    return found or _listeners.get(("0.0.0.0", port))


def numeric(host: str) -> str:
    """Return the numbers of a name of this machine; there are no others."""
    if host in ("", "0.0.0.0"):
        return "0.0.0.0"
    if host in ("localhost", "127.0.0.1") or host.startswith("127."):
        return "127.0.0.1"
    raise NotVirtualError(f"a network beyond this machine: {host}")


def getaddrinfo(
    host: Any, port: Any, family: int = 0, type: int = 0, proto: int = 0, flags: int = 0
) -> list[Any]:
    """Return the one address that a name of this machine has."""
    if isinstance(host, bytes):
        host = host.decode("ascii")
    if host is None:
        host = "0.0.0.0" if flags & real.AI_PASSIVE else "127.0.0.1"
    if family not in (real.AF_UNSPEC, real.AF_INET):
        raise real.gaierror(real.EAI_FAMILY, "ai_family not supported")
    where = numeric(host), int(port or 0)
    return [(real.AF_INET, type or real.SOCK_STREAM, proto or 6, "", where)]
