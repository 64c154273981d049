"""Sockets: their calls that block, and `socket.getaddrinfo`."""

import socket
from typing import Any

from interleave.recorder.blocking import blocked, blocking
from interleave.recorder.interpose import Interposer, hidden

CALLS = ("accept", "connect", "recv", "recv_into", "recvfrom", "send", "sendall")


def install(interposer: Interposer) -> None:
    """Say when a thread waits for the network."""
    for name in CALLS:
        interposer.wrap(socket.socket, name, _call)
    interposer.wrap(socket, "getaddrinfo", blocking("socket.getaddrinfo"))


def _call(real: Any) -> Any:
    label = f"socket.{real.__name__}"

    def call(self: socket.socket, *args: Any, **options: Any) -> Any:
        waits = self.gettimeout() != 0  # an event loop's sockets never block
        with blocked(label) if waits else hidden:
            return real(self, *args, **options)

    return call
