"""Finds the times in which a thread seemed to run, but waited for what is not recorded.

A C library's own sleep, a database that is busy, a disk: nothing that stands between the
program and the standard library sees them. The system does. Of each thread Linux counts
the time in which it had a processor, the time in which it could have run but had none,
and how often it got one. In what is left, it slept.

A stretch of running is not known to be one if the thread slept for more than half of it,
and each time for twice as long as one that only waits for the GIL: that one wakes up once
in a switch interval. To wait for a processor is not to sleep, so this holds beside busy
threads and on a busy machine. Shorter sleeps than twice the switch interval are not seen.

Where the system does not tell (it is not Linux, there is no /proc, or the kernel does not
count), every stretch counts as running.

Source: docs.kernel.org/scheduler/sched-stats.html, /proc/<pid>/schedstat.
"""

import sys
import threading
from collections.abc import Container
from dataclasses import dataclass, field
from typing import NamedTuple

from interleave.recorder import lanes
from interleave.recorder.lanes import here, thread_lane

try:
    from ctypes import PyDLL, create_string_buffer

    # These keep the GIL: to look must not let another thread take its turn.
    _C = PyDLL(None) if sys.platform == "linux" else None
except (ImportError, OSError):
    _C = None

SHORTEST = 10_000_000  # ns: a stretch that is shorter is not looked into
KNOWN = 5_000_000  # ns: a wait that was seen, and is shorter, does not count as one
FRESH = 20_000_000  # ns for which what the system has told will do: to ask takes 8 us
_FLAGS = 0o2000000  # O_RDONLY | O_CLOEXEC


class _Told(NamedTuple):
    """What the system tells of a thread until now: ns, ns, times."""

    ran: int = 0
    queued: int = 0
    turns: int = 0


@dataclass(slots=True)
class Stretch:
    """A thread runs, as far as is known, since `begun`; the system told it at `asked`.

    From then until `begun` it waited `waits` times, for `waited` ns in all, for what the
    recorder saw. All times are in ns.
    """

    lane: int
    begun: int = 0
    asked: int = 0
    told: _Told | None = None
    waited: int = 0
    waits: int = 0
    file: bytes = field(
        default_factory=lambda: (
            b"/proc/self/task/%d/schedstat" % threading.get_native_id()
        )
    )


waits: list[tuple[int, int, int]] = []  # from ns, to ns, the thread's lane
_stretches: list[Stretch] = []  # of all threads of this recording


def start(time: int) -> None:
    """Begin a recording, in the current thread."""
    waits.clear()
    _stretches.clear()
    begins(time)


def begins(time: int) -> Stretch:
    """The current thread begins at `time`, in ns."""
    here.stretch = mine = Stretch(thread_lane(), time)
    _ask(mine, time)
    if not lanes.closed:
        _stretches.append(mine)
    return mine


def goes_on(since: int, time: int) -> None:
    """It goes on at `time`, after a wait that the recorder saw begin at `since`."""
    mine = here.stretch
    if mine is None or mine.lane < lanes.first:
        begins(time)
        return
    mine.begun = time
    mine.waited += time - since
    mine.waits += 1
    if time - mine.asked >= FRESH:
        _ask(mine, time)


def stops(time: int) -> None:
    """It has nothing more to do from `time` on, until it goes on."""
    look(0, time)
    if here.stretch is not None:
        here.stretch.begun = sys.maxsize


def look(begun: int, time: int) -> None:
    """Was the current thread's stretch from `begun` to `time` one of running?"""
    mine = here.stretch
    if mine is not None and mine.lane >= lanes.first:
        begun = max(begun, mine.begun)
        if time - begun >= SHORTEST:
            _look_into(mine, begun, time)


def until(time: int, running: Container[int]) -> None:
    """The recording is over; the threads of the lanes `running` run, as far as is known."""
    for each in _stretches:
        if each.lane in running and time - each.begun >= SHORTEST:
            _look_into(each, each.begun, time, least=int(each is here.stretch))


def _look_into(stretch: Stretch, begun: int, time: int, least: int = 1) -> None:
    """A thread that has got no turn since has not slept, unless it still sleeps."""
    before, since = stretch.told, stretch.asked
    waited, known = stretch.waited, stretch.waits
    now = _ask(stretch, time)
    stretch.begun = time
    if before is None or now is None:
        return
    slept = (
        time - since - waited - (now.ran - before.ran) - (now.queued - before.queued)
    )
    turns = now.turns - before.turns
    a_turn = max(SHORTEST, 2 * int(sys.getswitchinterval() * 1e9))
    long = slept > a_turn * max(turns - known, 1)
    if long and 2 * slept > time - begun and turns >= least:
        waits.append((begun, time, stretch.lane))


def _ask(stretch: Stretch, time: int) -> _Told | None:
    stretch.asked, stretch.told = time, _read(stretch.file)
    stretch.waited = stretch.waits = 0
    return stretch.told


def _read(path: bytes) -> _Told | None:
    """None if the system does not tell."""
    if _C is None:
        return None
    file = _C.open(path, _FLAGS)
    if file < 0:
        return None
    text = create_string_buffer(80)
    _C.read(file, text, 79)
    _C.close(file)
    told = [int(number) for number in text.value.split()]
    if len(told) != len(_Told._fields) or told[-1] == 0:  # a kernel that does not count
        return None
    return _Told(*told)
