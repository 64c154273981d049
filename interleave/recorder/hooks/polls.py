"""`select.poll` and `select.epoll`, whose objects say when a thread waits at them."""

import select
from typing import Any

from interleave.recorder.blocking import blocked
from interleave.recorder.interpose import Interposer, hidden


class _Polls:
    """Does all that the real object does; only `poll` says that it blocks."""

    _real: Any = None
    _label = ""

    def __init__(self, *args: Any, **options: Any) -> None:
        with hidden:
            self._polls = self._real(*args, **options)

    def poll(self, *args: Any, **options: Any) -> Any:
        at_once = 0 in (*args[:1], options.get("timeout"))
        with hidden if at_once else blocked(self._label):
            return self._polls.poll(*args, **options)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._polls, name)

    def __repr__(self) -> str:
        return repr(self._polls)

    @property  # type: ignore[misc]
    def __class__(self) -> type:
        """What `isinstance` goes by: also the real object's type."""
        return type(self._polls)


class poll(_Polls):
    _real: Any = staticmethod(getattr(select, "poll", None))  # type: ignore[arg-type]
    _label = "poll.poll"


class epoll(_Polls):
    _real: Any = getattr(select, "epoll", None)
    _label = "epoll.poll"

    @classmethod
    def fromfd(cls, fd: int) -> "epoll":
        ours = cls.__new__(cls)
        with hidden:
            ours._polls = cls._real.fromfd(fd)
        return ours

    def __enter__(self) -> "epoll":
        with hidden:
            self._polls.__enter__()
        return self

    def __exit__(self, *error: object) -> None:
        self._polls.__exit__(*error)


poll.__module__ = epoll.__module__ = "select"


def install(interposer: Interposer) -> None:
    """Let those made from now on say so, where the system has them."""
    for ours in poll, epoll:
        if ours._real is not None:
            interposer.replace(select, ours.__name__, ours)
