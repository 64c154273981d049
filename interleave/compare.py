"""Compares two runs of a program by what the program determines of them."""

from collections import Counter
from collections.abc import Iterator, Set
from itertools import chain

from interleave.causes import of_arrows, of_order
from interleave.durations import LONG, SLOWER, of_time, shown
from interleave.run import Run
from interleave.tallies import Tallied, Tally, Where, asked, by_the_clock
from interleave.turns import of_prints, of_turns


def differences(before: Run, after: Run) -> list[str]:
    """Return how two recorded runs of one program differ, in sentences.

    Compared are the unit, the lanes with what they are part of and how they ended, what
    each prints, in which line and order, the jobs that it runs, what it waits for and in
    which state, the hand-offs (`of_arrows`), for what it has no turn (`of_turns`), when
    it prints (`of_prints`), and the times (`of_time`).

    The workers of a pool count as one lane: which of them takes a job is chance. So is a
    wait of less than `LONG` microseconds that the second run lacks. On a busy machine any
    lane can come too late: so a wait for another lane does not count if the second run
    alone has it, unless who ended it had slept meanwhile; nor if there the lane was busy
    instead. Beside other processes, whose speed is the machine's, only waits by the clock
    count, and how they were started, which is the system's and the Python's to choose,
    does not. Nor do numbers in printed text.
    """
    if before.unit != after.unit:
        return [f"the unit is {after.unit!r}, not {before.unit!r}"]
    old, new = Tallied(before), Tallied(after)
    found = [f"{lane} is gone" for lane in old.lanes if lane not in new.lanes]
    found += [f"{lane} is new" for lane in new.lanes if lane not in old.lanes]
    for name in [lane for lane in old.lanes if lane in new.lanes]:
        found += _of_lane(name, old.lanes[name], new.lanes[name])
        gone, more = _waits(name, old, new)
        found += _sets(name, "waited", gone, more)
    found += [*of_arrows(old, new), *of_order(old, new), *of_turns(old, new)]
    if before.unit == "us":
        found += [*of_prints(old, new), *of_time(old, new)]
    return found


def _of_lane(name: str, was: Tally, now: Tally) -> Iterator[str]:
    if was.results != now.results:
        yield f"{name} ended {_count(now.results)}, not {_count(was.results)}"
    if was.parents != now.parents:
        yield f"{name} is part of {_any(now.parents)}, not {_any(was.parents)}"
    if was.starts != now.starts:
        yield f"{name} has {_any(now.starts)} arrows that start it, not {_any(was.starts)}"
    old, new = Counter(was.prints), Counter(now.prints)
    for what in sorted(old.keys() | new.keys(), key=str):
        if old[what] != new[what]:
            yield f"{name} printed {new[what]} times, not {old[what]}: {shown(what)}"
    yield from _sets(name, "ran", was.runs - now.runs, now.runs - was.runs)
    few, many = sorted((was.unknown, now.unknown))
    if many >= LONG and few < many / 2:
        times = f"for {now.unknown / 1e6:.2f} s, not {was.unknown / 1e6:.2f}"
        yield f"what {name} does is not known {times}"
    never = "idle" if name.startswith("task ") else "wait"
    for what in sorted(was.states, key=str):
        if never in was.states[what]:
            yield f"{name} cannot be in state {never}: {shown(what)}"
    for what in sorted(was.states.keys() & now.states.keys(), key=str):
        before, after = was.states[what], now.states[what]
        if before != after:
            yield f"{name}'s state is {_any(after)}, not {_any(before)}: {shown(what)}"


def _waits(name: str, old: Tallied, new: Tallied) -> tuple[set[Where], set[Where]]:
    """The waits that are gone and those that are new, without what is chance."""
    was, now = old.lanes[name], new.lanes[name]
    gone = {
        what
        for what in was.waits.keys() - now.waits.keys()
        if (long := was.longest(what)) >= LONG
        if by_the_clock(what) or (old.alone and now.busy - was.busy < long / 2)
    }
    more = {
        what
        for what in now.waits.keys() - was.waits.keys()
        if by_the_clock(what) or _is_sure(what, was, now, new)
    }
    return gone, more


def _is_sure(what: Where, was: Tally, now: Tally, new: Tallied) -> bool:
    """Whether a wait lasted since those who ended it slept: that is the program's."""
    for wait in now.waits[what]:
        slept = 0.0
        for segment in chain(*(new.run.lane(id).segments for id in wait.wakers)):
            due = segment.start + asked(segment[3:]) * 1_000_000
            until = min(due, segment.end, wait.end)
            slept += max(0, until - max(segment.start, wait.start))
        if slept >= LONG and not _was_busy(was, now, slept):
            return True
    return False


def _was_busy(was: Tally, now: Tally, long: float) -> bool:
    """Whether the first run may have been busy instead: its machine was not too slow."""
    return long / 2 <= was.busy - now.busy <= (SLOWER - 1) * now.busy


def _sets(name: str, verb: str, gone: Set[Where], new: Set[Where]) -> Iterator[str]:
    for what in sorted(gone, key=str):
        yield f"{name} never {verb}: {shown(what)}"
    for what in sorted(new, key=str):
        yield f"{name} also {verb}: {shown(what)}"


def _count(results: Counter[str]) -> str:
    return ", ".join(f"{n} x {result}" for result, n in results.items()) or "well"


def _any(values: Set[str | int | None]) -> str:
    return " or ".join(
        sorted("nothing recorded" if value is None else str(value) for value in values)
    )
