"""The raw log of a run: by time, its lanes' states, prints and hand-offs."""

import os
from time import perf_counter_ns
from typing import Any, NamedTuple

from interleave.recorder import lanes, places, unseen
from interleave.recorder.lanes import here, thread_lane

LIMIT = 200_000  # entries: beyond any picture, yet no burden to the program's memory

# ns, lane, state, reason, line
StateChange = tuple[int, int, str, str | None, int | None]
PrintedLine = tuple[int, int, str, int | None]  # ns, lane, text, line


class HandOff(NamedTuple):
    """One lane hands something to another; times in ns.

    `waited` says for how long the receiver had waited. If it had not waited at all, or
    its wait is told elsewhere, that is None.
    """

    begin: int
    source: int
    end: int
    target: int
    kind: str
    waited: int | None = None


class _Entries(list[Any]):
    """Those of one kind."""


class _Closed(_Entries):
    """What entries are when there are too many of them, or there is no recording."""

    def append(self, entry: Any) -> None:
        """Drop it."""

    def extend(self, entries: Any) -> None:
        """Drop them."""


changes: _Entries = _Closed()  # of StateChange
hand_offs: _Entries = _Closed()  # of HandOff
printed: _Entries = _Closed()  # of PrintedLine
results: dict[int, str] = {}  # how a lane ended, unless it just returned
started = 0  # ns
closed: int | None = 0  # ns, when the log was full or its recording over
now = perf_counter_ns
_process = -1


def start(path: str) -> None:
    """Begin the log of this process's run of the script `path`, in the current thread."""
    global closed, started, _process
    for entries in changes, hand_offs, printed:
        entries.clear()
        entries.__class__ = _Entries
    results.clear()
    lanes.start()
    places.script, _process, started, closed = path, os.getpid(), now(), None
    changes.append((started, thread_lane(), "run", None, None))
    unseen.start(started)


def close() -> None:
    """Take no more entries: from now on what is recorded costs almost nothing."""
    global closed
    closed = now()
    unseen.until(closed, running())
    lanes.closed = True
    for entries in changes, hand_offs, printed:
        entries.__class__ = _Closed


def stop() -> None:
    """End the recording."""
    global _process
    close()
    _process = -1


def recording() -> bool:
    """False in a forked child: its parent's log is not the child's to save."""
    return os.getpid() == _process


def full() -> bool:
    """Close the log if it holds enough; what often happens asks this often."""
    if closed is None and len(changes) + len(hand_offs) + len(printed) > LIMIT:
        close()
    return closed is not None


def running() -> set[int]:
    """The lanes that run now, as far as is known."""
    last = {lane: state for _, lane, state, *_ in changes.copy()}
    return {lane for lane, state in last.items() if state == "run"}


def say(state: str, reason: str | None = None, line: int | None = None) -> None:
    """Put the current thread into a state."""
    if not full():
        time = now()
        changes.append((time, thread_lane(), state, reason, line))
        if state == "idle":
            here.went = time
            unseen.stops(time)
        elif state == "run":
            if not here.went:
                unseen.look(0, time)
            unseen.goes_on(here.went or time, time)
            here.went = 0
