"""Counts what happened in a run, lane by lane, so that two runs can be compared."""

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from interleave.run import Arrow, Lane, Run, Segment

_WORKER = re.compile(r"(?P<pool>.+)_\d+")  # how an executor names its threads
_METHOD = re.compile(r"^(Fork|ForkServer|Spawn)(?=Process-|PoolWorker-)")
_BY_THE_CLOCK = re.compile(r"(time|asyncio)\.sleep\b(\((?P<seconds>[\d.e+-]+)\))?")
_VARIES = re.compile(r"0x[0-9a-f]+|\d+(\.\d+)?")
_NUMBER = re.compile(r"\d+")
_WOKEN = "wake", "result", "join", "queue"  # how an arrow can end a thread's wait

Where = tuple[str | None, int | None]  # a reason or a printed text, and a line
Cause = tuple[str, str]  # who made a lane go on, and by which kind of arrow


class Wait(NamedTuple):
    """A time, in the run's unit, in which a lane waited, and what ended it."""

    start: int
    end: int
    causes: frozenset[Cause]
    wakers: tuple[int, ...]  # the ids of the lanes

    @property
    def length(self) -> int:
        """How long it lasted."""
        return self.end - self.start


@dataclass
class Tally:
    """What counts of one lane, or of all the workers of one pool together."""

    results: Counter[str] = field(default_factory=Counter)
    prints: list[Where] = field(default_factory=list)
    ran: int = 0  # in the run's unit
    busy: int = 0  # time in which it ran, perhaps, or could not get a processor
    unknown: int = 0  # time in which a thread or a task ran, or waited unseen
    turnless: int = 0  # time in which it was ready, late or idle
    lasted: int = 0  # time in all its states
    runs: set[Where] = field(default_factory=set)
    waits: dict[Where, list[Wait]] = field(default_factory=dict)
    states: dict[Where, set[str]] = field(default_factory=dict)
    parents: set[str | None] = field(default_factory=set)
    starts: set[int] = field(default_factory=set)  # how often each of the lanes began

    def longest(self, what: Where) -> int:
        """How long the longest of these waits lasted."""
        return max(wait.length for wait in self.waits[what])


class Tallied:
    """A run with the tally of each lane.

    The workers of a pool are one lane: which of them takes a job is chance. Lanes whose
    names differ in numbers alone are alike: `kin` is their common name, by id.
    """

    def __init__(self, run: Run) -> None:
        self.run = run
        self.names = _names(run)
        self.kin = {id: _kin(name) for id, name in self.names.items()}
        self.lanes: dict[str, Tally] = defaultdict(Tally)
        incoming: dict[int, list[Arrow]] = defaultdict(list)
        for arrow in sorted(run.arrows, key=lambda arrow: arrow.end):
            incoming[arrow.target].append(arrow)
        for lane in run.lanes:
            self._add(lane, incoming[lane.id])
        for mark in run.marks:
            self.lanes[self.names[mark.lane]].prints.append(alike(mark.text, mark.line))

    @cached_property
    def alone(self) -> bool:
        """Whether it had no other process, whose speed is the machine's, beside it."""
        return all(lane.kind != "process" for lane in self.run.lanes)

    @cached_property
    def ran(self) -> int:
        """How long its lanes ran, in sum."""
        return sum(tally.ran for tally in self.lanes.values())

    @cached_property
    def busy(self) -> int:
        """How long its lanes ran, or could not get a processor, in sum."""
        return sum(tally.busy for tally in self.lanes.values())

    def _add(self, lane: Lane, incoming: list[Arrow]) -> None:
        tally = self.lanes[self.names[lane.id]]
        tally.parents.add(None if lane.parent is None else self.names.get(lane.parent))
        tally.starts.add(sum(arrow.kind == "start" for arrow in incoming))
        if lane.result is not None:
            tally.results[lane.result] += 1
        for number, segment in enumerate(lane.segments):
            state, what = segment.state, segment[3:]
            long = segment.end - segment.start
            tally.lasted += long
            if state in ("ready", "late", "idle"):
                tally.turnless += long
            if state in ("run", "ready", "unknown"):
                tally.busy += long
            if state == "run":
                tally.ran += long
            if state == "unknown" and lane.kind != "process":
                tally.unknown += long
                state = "run"  # but for how long, it is as if it ran
            if state == "run" and segment.reason:
                tally.runs.add(what)
            elif state not in ("run", "ready", "late"):
                tally.states.setdefault(what, set()).add(state)
            if state in ("block", "wait"):
                then = lane.segments[number + 1 : number + 2]
                wait = self._wait(segment, then, incoming)
                tally.waits.setdefault(what, []).append(wait)

    def _wait(
        self, segment: Segment, then: tuple[Segment, ...], incoming: list[Arrow]
    ) -> Wait:
        """What ended a wait: of a task at its end, of a thread when it has run on."""
        arrows = [arrow for arrow in incoming if arrow.end == segment.end]
        if segment.state == "block":
            until = then[0].end if then else segment.end
            arrows = [
                arrow
                for arrow in incoming
                if segment.end <= arrow.end <= until and arrow.kind in _WOKEN
            ][:1]
        causes = frozenset((self.kin[arrow.source], arrow.kind) for arrow in arrows)
        wakers = tuple(arrow.source for arrow in arrows)
        return Wait(segment.start, segment.end, causes, wakers)


def alike(text: str, line: int | None) -> Where:
    """What of a printed line is the same in every run: numbers are not."""
    return _VARIES.sub("#", text), line


def is_pool(name: str) -> bool:
    """Whether a lane's name stands for all the workers of a pool."""
    return name.startswith("workers of ")


def by_the_clock(what: Where) -> bool:
    """Whether a wait is a sleep."""
    return bool(_BY_THE_CLOCK.match(what[0] or ""))


def asked(what: Where) -> float:
    """How long a sleep is to last, in seconds; 0 if that is not known."""
    match = _BY_THE_CLOCK.match(what[0] or "")
    return float(match["seconds"] or 0) if match else 0


def _kin(name: str) -> str:
    return name if is_pool(name) else _NUMBER.sub("#", name.partition(" (no. ")[0])


def _names(run: Run) -> dict[int, str]:
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
    return names
