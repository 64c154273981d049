"""What a run consists of: lanes of segments, prints, hand-offs from lane to lane."""

from dataclasses import dataclass
from typing import NamedTuple

UNITS = ("us", "step")
STATES = {
    "run": "running",
    "block": "blocked",
    "wait": "awaiting",
    "ready": "ready",
    "late": "late",
    "idle": "idle",
}
TURNS = "turns"  # what a streak of short segments is drawn as: see `streaks`
LOOKS = STATES | {TURNS: "by turns"}
# What a hand-off does: it begins a lane, it gives a lane work, it lets a lane go on.
WORK = ("job", "queue", "call_soon_threadsafe", "run_coroutine_threadsafe")
EFFECTS = ("start", "work", "wake")


class Segment(NamedTuple):
    """A lane was in one state from `start` to `end`."""

    start: int
    end: int
    state: str
    reason: str | None
    line: int | None

    @property
    def words(self) -> str:
        """The state in words, with its reason: "blocked: lock"."""
        name = LOOKS[self.state]
        return f"{name}: {self.reason}" if self.reason else name


class Mark(NamedTuple):
    """A lane printed a line of text."""

    time: int
    lane: int
    text: str
    line: int | None


class Arrow(NamedTuple):
    """One lane made another one go on: `kind` says how."""

    start: int
    source: int
    end: int
    target: int
    kind: str

    @property
    def effect(self) -> str:
        """One of `EFFECTS`: what the arrow's head shows."""
        if self.kind == "start":
            return "start"
        return "work" if self.kind in WORK else "wake"


@dataclass(frozen=True)
class Lane:
    """A thread, a process or a task; `depth` says how many lanes it is part of.

    `shown` are its segments with streaks of short ones made into one; `result` is how
    it ended, unless it just returned.
    """

    id: int
    kind: str
    name: str
    parent: int | None
    depth: int
    segments: tuple[Segment, ...]
    shown: tuple[Segment, ...]
    result: str | None

    @property
    def end(self) -> int:
        """When its last segment ends."""
        return self.segments[-1].end if self.segments else 0


@dataclass(frozen=True)
class Run:
    """What happened in one run; `lanes` are in the order in which they are drawn."""

    unit: str
    end: int
    lanes: tuple[Lane, ...]
    marks: tuple[Mark, ...]
    arrows: tuple[Arrow, ...]

    def lane(self, id: int) -> Lane:
        return next(lane for lane in self.lanes if lane.id == id)
