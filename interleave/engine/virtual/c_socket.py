"""`_socket`, for the standard library's `socket`: a loopback network in memory."""

import _socket as real
import errno
import os
import warnings
from collections.abc import Callable
from types import ModuleType
from typing import Any

from interleave.engine.scheduler import scheduler
from interleave.engine.virtual import network
from interleave.engine.virtual.network import End
from interleave.engine.virtual.replica import replica
from interleave.engine.virtual.waitables import wait_for

_FLAGS = real.SOCK_NONBLOCK | real.SOCK_CLOEXEC
_default_timeout: list[float | None] = [None]


class socket:
    """A stream socket, known by the file descriptor of its end of a connection."""

    __slots__ = ("_fd", "timeout")
    __module__ = "_socket"
    _fd: int
    timeout: float | None

    def __init__(
        self, family: int = -1, type: int = -1, proto: int = -1, fileno: Any = None
    ) -> None:
        self.timeout = _default_timeout[0]
        if fileno is None:
            family = real.AF_INET if family == -1 else family
            type = real.SOCK_STREAM if type == -1 else type & ~_FLAGS
            fileno = network.open_end(End(family, type, max(proto, 0)))
        network.opened(fileno)
        self._fd = fileno

    @property
    def _end(self) -> End:
        return network.opened(self._fd)

    @property
    def family(self) -> int:
        return self._end.family

    @property
    def type(self) -> int:
        return self._end.type

    @property
    def proto(self) -> int:
        return self._end.proto

    # How connections come about.

    def bind(self, address: Any, /) -> None:
        self._end.bind(address)

    def listen(self, backlog: int = 128, /) -> None:
        self._end.listen(backlog)

    def _accept(self) -> tuple[int, Any]:
        end = self._end
        if end.listener is None:
            raise OSError(errno.EINVAL, os.strerror(errno.EINVAL))
        self._wait(lambda: end.readable, "accept")
        mine = end.listener.accept()
        return network.open_end(mine), mine.peer

    def connect(self, address: Any, /) -> None:
        if number := self.connect_ex(address):
            raise OSError(number, os.strerror(number))

    def connect_ex(self, address: Any, /) -> int:
        return self._end.connect(address)

    def shutdown(self, how: int, /) -> None:
        reading, writing = how != real.SHUT_WR, how != real.SHUT_RD
        self._end.shut_down(reading=reading, writing=writing)

    def close(self) -> None:
        if self._fd != -1:
            number, self._fd = self._fd, -1
            network.close(number)

    def detach(self) -> int:
        number, self._fd = self._fd, -1
        return number

    # What goes over them.

    def recv(self, size: int, flags: int = 0, /) -> bytes:
        if size < 0:
            raise ValueError("negative buffersize in recv")
        end = self._end
        incoming = end.connected(end.incoming)
        self._wait(lambda: end.readable, "recv")
        return incoming.take(size, peek=bool(flags & real.MSG_PEEK))

    def recv_into(self, buffer: Any, size: int = 0, flags: int = 0, /) -> int:
        view = memoryview(buffer).cast("B")
        data = self.recv(size or len(view), flags)
        view[: len(data)] = data
        return len(data)

    def recvfrom(self, size: int, flags: int = 0, /) -> tuple[bytes, Any]:
        return self.recv(size, flags), None

    def send(self, data: Any, flags: int = 0, /) -> int:
        end = self._end
        outgoing = end.connected(end.outgoing)
        self._wait(lambda: end.writable, "send")
        return outgoing.put(memoryview(data).cast("B"))

    def sendall(self, data: Any, flags: int = 0, /) -> None:
        view = memoryview(data).cast("B")
        while view:
            view = view[self.send(view, flags) :]

    # What can be asked of them, and told to them.

    def fileno(self) -> int:
        return self._fd

    def getsockname(self) -> Any:
        return self._end.address

    def getpeername(self) -> Any:
        return self._end.connected(self._end.peer)

    def setsockopt(self, level: int, option: int, value: Any, size: int = 0, /) -> None:
        self._end.options[level, option] = value

    def getsockopt(self, level: int, option: int, size: int = 0, /) -> Any:
        if (level, option) == (real.SOL_SOCKET, real.SO_TYPE):
            return self.type
        return self._end.options.get((level, option), 0)

    def settimeout(self, seconds: float | None, /) -> None:
        if seconds is not None and seconds < 0:
            raise ValueError("Timeout value out of range")
        self.timeout = seconds

    def gettimeout(self) -> float | None:
        return self.timeout

    def setblocking(self, blocks: bool, /) -> None:
        self.timeout = None if blocks else 0.0

    def getblocking(self) -> bool:
        return self.timeout != 0

    def __del__(self) -> None:
        if getattr(self, "_fd", -1) != -1 and not scheduler.closing:
            warnings.warn(f"unclosed {self!r}", ResourceWarning, 2, source=self)
            socket.close(self)

    def _wait(self, condition: Callable[[], bool], what: str) -> None:
        if condition():
            return
        if self.timeout == 0:
            raise BlockingIOError(errno.EAGAIN, os.strerror(errno.EAGAIN))
        sources = self._end.sources()
        if not wait_for(condition, sources, f"socket.{what}", self.timeout):
            raise TimeoutError("timed out")
        network.opened(self._fd)


def socketpair(
    family: int = real.AF_UNIX, type: int = real.SOCK_STREAM, proto: int = 0, /
) -> tuple[socket, socket]:
    """Return two sockets that are connected with each other."""
    one, other = End(family, type, proto), End(family, type, proto)
    one.join(other)
    first, second = network.open_end(one), network.open_end(other)
    return socket(fileno=first), socket(fileno=second)


def virtual_socket() -> ModuleType:
    """Return the module: constants and what converts addresses are as in the real one."""
    return replica(
        real,
        {
            "socket": socket,
            "SocketType": socket,
            "socketpair": socketpair,
            "close": network.close,
            "getaddrinfo": network.getaddrinfo,
            "gethostbyname": network.numeric,
            "gethostname": lambda: "localhost",
            "getdefaulttimeout": lambda: _default_timeout[0],
            "setdefaulttimeout": lambda to: _default_timeout.__setitem__(0, to),
        },
    )
