"""Compares two runs of a program by what happened in them, whatever the times were."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from interleave.run import Lane, Run

LONG = 80_000  # microseconds; what lasts as long is no accident of scheduling
_WORKER = re.compile(r"(?P<pool>.+)_\d+")  # how an executor names its threads
_METHOD = re.compile(r"^(Fork|ForkServer|Spawn)(?=Process-|PoolWorker-)")
_BY_THE_CLOCK = re.compile(r"(time|asyncio)\.sleep\b")
_VARIES = re.compile(r"0x[0-9a-f]+|\d+(\.\d+)?")

Where = tuple[str | None, int | None]  # a reason or a printed text, and a line


@dataclass
class _Tally:
    """What counts of one lane, or of all the workers of one pool together."""

    results: Counter[str] = field(default_factory=Counter)
    jobs: int = 0
    prints: Counter[Where] = field(default_factory=Counter)
    busy: int = 0  # microseconds in which it ran, perhaps, or could not get a processor
    runs: set[Where] = field(default_factory=set)
    waits: dict[Where, int] = field(default_factory=dict)  # the longest of each


def differences(before: Run, after: Run) -> list[str]:
    """Return how two recorded runs of one program differ in structure, in sentences.

    Compared are the lanes with their results, what each prints and in which line, the
    jobs that it runs, and what it waits for. The workers of a pool count as one lane:
    which of them takes a job is chance. So is a wait of less than `LONG` microseconds
    that the second run lacks. On a busy machine any lane can come too late: so a wait
    for another lane does not count if only the second run has it, or if there the lane
    was busy instead. Beside other processes, whose speed is the machine's, only waits by
    the clock count, and how they were started, which is the system's and the Python's to
    choose, does not. Nor do numbers in printed text.
    """
    old, new = _tallies(before), _tallies(after)
    alone = all(lane.kind != "process" for lane in before.lanes)
    found = [f"{lane} is gone" for lane in old if lane not in new]
    found += [f"{lane} is new" for lane in new if lane not in old]
    for name in [lane for lane in old if lane in new]:
        was, now = old[name], new[name]
        if was.results != now.results:
            found.append(
                f"{name} ended {_count(now.results)}, not {_count(was.results)}"
            )
        if was.jobs != now.jobs:
            found.append(f"{name} took {now.jobs} jobs, not {was.jobs}")
        for what in sorted({*was.prints, *now.prints}, key=str):
            if was.prints[what] != now.prints[what]:
                times = f"{now.prints[what]} times, not {was.prints[what]}"
                found.append(f"{name} printed {times}: {_shown(what)}")
        found += _sets(name, "ran", was.runs - now.runs, now.runs - was.runs)
        found += _sets(name, "waited", *_waits(was, now, alone=alone))
    return found


def _tallies(run: Run) -> dict[str, _Tally]:
    tallies: dict[str, _Tally] = defaultdict(_Tally)
    names = {}
    seen: Counter[str] = Counter()
    for lane in run.lanes:
        title = lane.name
        if lane.kind == "process":
            title = _METHOD.sub("", title)
        name = f"{lane.kind} {title}"
        worker = _WORKER.fullmatch(lane.name)
        if worker and lane.kind == "thread":
            name = f"workers of {worker['pool']}"
        else:
            seen[name] += 1
            name += f" (no. {seen[name]})" if seen[name] > 1 else ""
        names[lane.id] = name
        _add(tallies[name], lane)
    for mark in run.marks:
        text = _VARIES.sub("#", mark.text)
        tallies[names[mark.lane]].prints[text, mark.line] += 1
    for arrow in run.arrows:
        tallies[names[arrow.target]].jobs += arrow.kind == "job"
    return tallies


def _add(tally: _Tally, lane: Lane) -> None:
    if lane.result is not None:
        tally.results[lane.result] += 1
    for start, end, state, reason, line in lane.segments:
        if state in ("run", "ready", "unknown"):
            tally.busy += end - start
        if state in ("run", "unknown") and reason:
            tally.runs.add((reason, line))
        elif state in ("block", "wait"):
            longest = max(end - start, tally.waits.get((reason, line), 0))
            tally.waits[reason, line] = longest


def _waits(was: _Tally, now: _Tally, *, alone: bool) -> tuple[set[Where], set[Where]]:
    """The waits that are gone and those that are new, without what is chance."""
    gone = {
        what
        for what, long in was.waits.items()
        if what not in now.waits and long >= LONG
        if _BY_THE_CLOCK.match(str(what[0]))
        or (alone and now.busy - was.busy < long / 2)
    }
    new = now.waits.keys() - was.waits.keys()
    return gone, {what for what in new if _BY_THE_CLOCK.match(str(what[0]))}


def _sets(name: str, verb: str, gone: set[Where], new: set[Where]) -> Iterator[str]:
    for what in sorted(gone, key=str):
        yield f"{name} never {verb}: {_shown(what)}"
    for what in sorted(new, key=str):
        yield f"{name} also {verb}: {_shown(what)}"


def _shown(what: Where) -> str:
    text, line = what
    return f"{text}, line {line}" if line else str(text)


def _count(results: Counter[str]) -> str:
    return ", ".join(f"{n} x {result}" for result, n in results.items()) or "well"
