"""Says of a call that it blocks the thread that makes it."""

from collections.abc import Callable
from typing import Any

from interleave.recorder.interpose import hide
from interleave.recorder.lanes import current_lane, here, thread_lane
from interleave.recorder.log import changes, full, now
from interleave.recorder.places import where


class blocked:
    """While inside of this context, the current task and its thread cannot run.

    The reason is `label` or the library's function through which the script came here.
    It may have begun earlier, at the time `since` in ns. Hides its user from tracebacks.
    """

    __slots__ = ("_lanes", "since")

    def __init__(self, label: str, state: str = "block", since: int = 0) -> None:
        self._lanes: tuple[int, ...] = ()
        self.since = 0  # nothing is said: it is part of another wait
        if here.blocked or full():
            return
        name, line = where()
        lane, thread = current_lane(), thread_lane()
        self._lanes = (lane,) if lane == thread else (lane, thread)
        here.blocked = True
        self.since = since or now()
        for each in self._lanes:
            changes.append((self.since, each, state, name or label, line))

    def __enter__(self) -> "blocked":
        return self

    def __exit__(
        self, kind: object, error: BaseException | None, traceback: object
    ) -> None:
        if self._lanes:
            here.blocked = False
            time = now()
            for lane in self._lanes:
                job = here.job if lane == here.lane else None
                changes.append((time, lane, "run", job, None))
        if error is not None:
            hide(error)


def blocking(label: str) -> Callable[[Any], Any]:
    """Give what makes of a function one that says that it blocks."""

    def make(real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*args: Any, **options: Any) -> Any:
            with blocked(label):
                return real(*args, **options)

        return call

    return make
