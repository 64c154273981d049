"""Sockets: their calls that block, and those that ask for names and addresses."""

import socket
from typing import Any

from interleave.recorder.blocking import blocked, blocking
from interleave.recorder.interpose import Interposer, hidden

CALLS = (
    "accept",
    "connect",
    "connect_ex",
    "recv",
    "recv_into",
    "recvfrom",
    "recvfrom_into",
    "recvmsg",
    "recvmsg_into",
    "send",
    "sendall",
    "sendmsg",
    "sendto",
)
NAMES = (
    "getaddrinfo",
    "gethostbyaddr",
    "gethostbyname",
    "gethostbyname_ex",
    "getnameinfo",
)


def install(interposer: Interposer) -> None:
    """Say when a thread waits for the network."""
    for name in CALLS:
        if hasattr(socket.socket, name):
            interposer.wrap(socket.socket, name, _call)
    for name in NAMES:
        interposer.wrap(socket, name, blocking(f"socket.{name}"))


def _call(real: Any) -> Any:
    label = f"socket.{real.__name__}"

    def call(self: socket.socket, *args: Any, **options: Any) -> Any:
        waits = self.gettimeout() != 0  # an event loop's sockets never block
        with blocked(label) if waits else hidden:
            return real(self, *args, **options)

    return call
