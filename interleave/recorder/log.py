"""The raw log of a run: by time, its lanes' states, prints and hand-offs."""

import os
from time import perf_counter_ns
from types import FrameType
from typing import Any, NamedTuple

from interleave.recorder import lanes, places
from interleave.recorder.lanes import current_lane, here, thread_lane
from interleave.recorder.places import where

LIMIT = 200_000  # entries: beyond any picture, yet no burden to the program's memory

Event = tuple[int, int, str, str | None, int | None]  # ns, lane, state, reason, line
Mark = tuple[int, int, str, int | None]  # ns, lane, text, line


class Arrow(NamedTuple):
    """A hand-off, times in ns; `waited` says for how long the receiver had waited.

    A receiver that had not waited at all, or whose wait is told elsewhere, has None.
    """

    begin: int
    source: int
    end: int
    target: int
    kind: str
    waited: int | None = None


class Entries(list[Any]):
    """Those of one kind."""


class _Closed(Entries):
    """What entries become when there are too many of them."""

    def append(self, entry: Any) -> None:
        """Drop it."""

    def extend(self, entries: Any) -> None:
        """Drop them."""


events = Entries()  # of Event
arrows = Entries()  # of Arrow
marks = Entries()  # of Mark
results: dict[int, str] = {}  # how a lane ended, unless it just returned
started = 0  # ns
closed: int | None = None  # ns, when the log was full
now = perf_counter_ns
_process = -1


def start(path: str) -> None:
    """Begin the log of this process's run of the script `path`, in the main thread."""
    global started, _process
    places.script, _process, started = path, os.getpid(), now()
    events.append((started, thread_lane(), "run", None, None))


def recording() -> bool:
    """False in a forked child: its parent's log is not the child's to save."""
    return os.getpid() == _process


def full() -> bool:
    """Close the log if it holds enough; what often happens asks this often."""
    global closed
    if closed is None and len(events) + len(arrows) + len(marks) > LIMIT:
        closed = now()
        lanes.closed = True
        for entries in events, arrows, marks:
            entries.__class__ = _Closed
    return closed is not None


def say(state: str, reason: str | None = None, line: int | None = None) -> None:
    """Put the current thread into a state."""
    if not full():
        events.append((now(), thread_lane(), state, reason, line))


def block(
    label: str, frame: FrameType, state: str = "block", begun: int = 0
) -> tuple[int, ...]:
    """Say that the current task and its thread cannot run; give what `unblock` takes.

    The reason is `label` or the library's function through which the script came here.
    It may have begun earlier, at the time `begun`.
    """
    if here.blocked or full():
        return ()
    name, line = where(frame)
    lane, thread = current_lane(), thread_lane()
    both = (lane,) if lane == thread else (lane, thread)
    here.blocked = True
    time = begun or now()
    for each in both:
        events.append((time, each, state, name or label, line))
    return (time, *both)


def unblock(token: tuple[int, ...]) -> None:
    """The lanes that `block` named run again."""
    if token:
        here.blocked = False
        time = now()
        for lane in token[1:]:
            job = here.job if lane == here.lane else None
            events.append((time, lane, "run", job, None))
