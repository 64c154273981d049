"""Compares when the lanes of two runs had a turn: what they had none for, and printed."""

from collections.abc import Iterator

from interleave.durations import LONG, shown
from interleave.run import Lane, Mark, Run
from interleave.tallies import (
    Tallied,
    Where,
    alike,
    asked,
    by_the_clock,
    is_pool,
)

_TURNLESS = "ready", "late", "idle"
_NEAR = 5_000  # microseconds, the interpreter's switch interval
_SLEPT = 0.01  # seconds; in a shorter sleep what is near has no side

_Turn = tuple[str, str, Where]  # lane, state, and for what
_Time = tuple[int, int]  # from, to
# By lane, printed line and deed: how many deeds, and how many were over at each print.
_Sides = dict[tuple[str, Where, Where], tuple[int, list[int | None]]]


def of_turns(before: Tallied, after: Tallied) -> Iterator[str]:
    """Yield the turns that the lanes of the first run cannot have missed, in sentences.

    Who has a turn is chance, and the recorder has few words for it (see `_is_chance`).
    Whatever else a lane is ready, late or idle for must be in the second run. A lane that
    there runs for more than half of its time, and for `LONG`, is in the first not without
    a turn for more than half of it while it runs for less than a tenth.
    """
    known = {turn for _, _, turn in _turns(after)}
    for lane, number, turn in _turns(before):
        if turn not in known and not _is_chance(before, lane, number):
            name, state, what = turn
            yield f"{name} is never {state}: {shown(what)}"
    if before.alone and after.alone:
        for name in sorted(before.lanes.keys() & after.lanes.keys()):
            was, now = before.lanes[name], after.lanes[name]
            ran, again = was.ran + was.unknown, now.ran + now.unknown
            had = again >= LONG and 2 * again > now.lasted
            if had and 10 * ran < was.lasted < 2 * was.turnless:
                yield f"{name} ran for {again // 1000} ms, not {ran // 1000}"


def _turns(tallied: Tallied) -> Iterator[tuple[Lane, int, _Turn]]:
    """The turns that each lane missed: the lane, the segment's number, and what it is."""
    for lane in tallied.run.lanes:
        for number, segment in enumerate(lane.segments):
            if segment.state in _TURNLESS:
                turn = tallied.names[lane.id], segment.state, segment[3:]
                yield lane, number, turn


def _is_chance(tallied: Tallied, lane: Lane, number: int) -> bool:
    """Whether the recorder may tell of this turn in a run of any program with this lane.

    A task may be ready for nothing that is named, and late after any wait, at its line; a
    worker of a pool begins at any line that submits; a thread that has tasks may be idle.
    """
    _, _, state, reason, line = lane.segments[number]
    pool = is_pool(tallied.names[lane.id])
    if lane.kind == "task":
        awaited = [x.line for x in lane.segments[:number][-1:] if x.state == "wait"]
        late = state == "late" and reason == "the event loop is busy"
        return (state, reason) == ("ready", None) or (late and awaited == [line])
    if state == "ready":
        return pool and reason == "starts" and number == 0
    if reason == "event loop waits":
        return any(task.parent == lane.id for task in tallied.run.lanes)
    return pool and reason == "waits for a job"


def of_prints(before: Tallied, after: Tallied) -> Iterator[str]:
    """Yield the lines that the first run cannot have printed when it says, in sentences.

    A lane prints while it runs, unless in the second run it prints the same while it does
    not, such as in a signal's handler. It starts others, sleeps, and waits for `LONG` for
    a thread or a result, before the same of its lines as in the second run.
    """
    odd = {_own(after, mark) for mark in after.run.marks if not _runs(after.run, mark)}
    for mark in before.run.marks:
        name, what = own = _own(before, mark)
        at_the_end = mark.line is None  # a line that nothing ended is noted then
        if own not in odd and not at_the_end and not _runs(before.run, mark):
            yield f"{name} was not running when it printed: {shown(what)}"
    old, new = _sides(before), _sides(after)
    for key in sorted(old.keys() & new.keys(), key=str):
        (deeds, was), (again, now) = old[key], new[key]
        if deeds != again or len(was) != len(now):
            continue
        if any(a != b for a, b in zip(was, now, strict=True) if None not in (a, b)):
            name, what, deed = key
            yield f"{name} printed {shown(what)} on the other side of {shown(deed)}"


def _own(tallied: Tallied, mark: Mark) -> tuple[str, Where]:
    return tallied.names[mark.lane], alike(mark.text, mark.line)


def _runs(run: Run, mark: Mark) -> bool:
    return any(
        segment.start - _NEAR <= mark.time <= segment.end + _NEAR
        for segment in run.lane(mark.lane).segments
        if segment.state in ("run", "unknown")
    )


def _sides(tallied: Tallied) -> _Sides:
    done = {name: _done(tallied, name) for name in tallied.lanes if not is_pool(name)}
    found: _Sides = {}
    for mark in tallied.run.marks:
        name, what = _own(tallied, mark)
        for deed, times in done.get(name, {}).items():
            own = found.setdefault((name, what, deed), (len(times), []))[1]
            own.append(_over(times, mark.time))
    return found


def _done(tallied: Tallied, name: str) -> dict[Where, list[_Time]]:
    """What a lane does in the program's order: starts of others, and the sure waits."""
    done: dict[Where, list[_Time]] = {}
    for arrow in tallied.run.arrows:
        source, target = tallied.names[arrow.source], tallied.names[arrow.target]
        if arrow.kind == "start" and source == name and not is_pool(target):
            times = done.setdefault((f"the start of {target}", None), [])
            times.append((arrow.start, arrow.start))
    for what, waits in tallied.lanes[name].waits.items():
        asked_for = str(what[0]).startswith(("join ", "Future."))
        sure = asked_for and all(wait.length >= LONG for wait in waits)
        if sure or (by_the_clock(what) and asked(what) >= _SLEPT):
            done[what] = [wait[:2] for wait in waits]
    return done


def _over(times: list[_Time], time: int) -> int | None:
    """How many of them were over by then; None in the midst of one."""
    if any(start + _NEAR < time < end - _NEAR for start, end in times):
        return None
    return sum(start + end < 2 * time for start, end in times)
