"""File descriptors, such as those of pipes: reading, writing and locking them."""

import os
from typing import Any

from interleave.recorder.blocking import blocking
from interleave.recorder.interpose import Interposer

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]

CALLS = ("read", "readv", "write", "writev")
LOCKS = ("flock", "lockf")


def install(interposer: Interposer) -> None:
    """Say when a thread waits for the other end of a pipe, or for a lock of a file."""
    for name in filter(os.__dict__.get, CALLS):
        interposer.wrap(os, name, blocking(f"os.{name}", _never_blocks))
    for name in LOCKS if fcntl else ():
        interposer.wrap(fcntl, name, blocking(f"fcntl.{name}", _only_tries))


def _never_blocks(fd: int, *_: Any) -> bool:
    return not os.get_blocking(fd)


def _only_tries(fd: Any, operation: int, *_: Any) -> bool:
    return bool(operation & (fcntl.LOCK_NB | fcntl.LOCK_UN))
