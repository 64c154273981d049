"""Pipes to and from child processes: `Popen.stdin` and its like, also of `os.popen`."""

import io
import subprocess
from typing import Any

from interleave.recorder.blocking import blocked
from interleave.recorder.interpose import Interposer


class FileIO(io.FileIO):
    """What stands below the buffer of a pipe: all that is read or written passes here."""

    def __repr__(self) -> str:
        return super().__repr__().replace("<FileIO", "<_io.FileIO", 1)

    def readinto(self, buffer: Any, /) -> Any:
        with blocked("pipe.read"):
            return super().readinto(buffer)

    def readall(self) -> Any:
        with blocked("pipe.read"):
            return super().readall()

    def read(self, size: int | None = -1, /) -> Any:
        with blocked("pipe.read"):
            return super().read(size)

    def write(self, data: Any, /) -> Any:
        with blocked("pipe.write"):
            return super().write(data)


FileIO.__module__ = "_io"


class _Io:
    """The module `io` as `subprocess` knows it."""

    def __getattr__(self, name: str) -> Any:
        return getattr(io, name)

    def open(self, fd: int, mode: str, size: int = -1) -> Any:
        """As `io.open`; `subprocess` calls it with these alone, to open its pipes."""
        raw = FileIO(fd, mode)
        if size == 0:
            return raw
        buffered = io.BufferedReader if "r" in mode else io.BufferedWriter
        return buffered(raw, size if size > 0 else raw._blksize)  # type: ignore[attr-defined]


def install(interposer: Interposer) -> None:
    """Say when a thread waits for the other end of such a pipe."""
    interposer.replace(subprocess, "io", _Io())
