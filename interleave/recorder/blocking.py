"""Says of a call that it blocks the thread that makes it."""

from collections.abc import Callable
from typing import Any

from interleave.recorder.interpose import hidden, hide
from interleave.recorder.lanes import current_lane, here, thread_lane
from interleave.recorder.log import changes, full, now
from interleave.recorder.places import where
from interleave.recorder.unseen import FRESH, KNOWN, SHORTEST, begins, goes_on, look


class blocked:
    """While inside of this context, the current task and its thread cannot run.

    To be used by functions of the recorder that stand for a library's.

    The reason is `label` or the library's function through which the script came here.
    It may have begun earlier, at the time `since` in ns. Hides its user from tracebacks.
    """

    __slots__ = ("_lanes", "_stretch", "since")

    def __init__(self, label: str, state: str = "block", since: int = 0) -> None:
        self._lanes: tuple[int, ...] = ()
        self.since = 0  # nothing is said: it is part of another wait
        if here.blocked or full():
            return
        name, line = where(2)
        lane, thread = current_lane(), thread_lane()
        self._lanes = (lane,) if lane == thread else (lane, thread)
        here.blocked = True
        self.since = since or now()
        self._stretch = stretch = here.stretch or begins(self.since)
        if self.since - stretch.begun >= SHORTEST:
            look(0, self.since)
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
            thread = self._lanes[-1]
            for lane in self._lanes:
                job = here.job if lane == thread else None
                changes.append((time, lane, "run", job, None))
            self._stretch.begun = time
            if time - self.since >= KNOWN or time - self._stretch.asked >= FRESH:
                goes_on(self.since, time)
        if error is not None:
            hide(error)


def blocking(
    label: str, at_once: Callable[..., bool] | None = None
) -> Callable[[Any], Any]:
    """Give what makes of a function one that says that it blocks.

    Not so a call of whose arguments `at_once` is true: it returns without waiting.
    """

    def make(real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*args: Any, **options: Any) -> Any:
            waits = at_once is None or not _is(at_once, args, options)
            with blocked(label) if waits else hidden:
                return real(*args, **options)

        return call

    return make


def _is(at_once: Callable[..., bool], args: Any, options: Any) -> bool:
    """False for arguments that the real function will refuse in its own words."""
    try:
        return bool(at_once(*args, **options))
    except Exception:
        return False
