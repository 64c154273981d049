"""Makes one shape of a streak of segments too short and too many to be looked at."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from interleave.run import STATES, Segment

MOST = 200  # segments of a lane that are drawn one by one
TURNS = "turns"  # stands where a segment has its state
BY_TURNS = "by turns"


class Streak(NamedTuple):
    """Segments drawn as one; `reason` says which states they have, the longest first."""

    start: int
    end: int
    reason: str
    line: int | None

    @property
    def state(self) -> str:
        return TURNS

    @property
    def words(self) -> str:
        return f"{BY_TURNS}: {self.reason}"


Shown = Segment | Streak


def shorten(segments: Sequence[Segment], run_end: int) -> tuple[Shown, ...]:
    """At most `MOST`: if there are more segments, streaks of short ones become one."""
    shown: tuple[Shown, ...] = tuple(segments)
    short = max(run_end // 200, 1)
    while len(shown) > MOST:
        shown = tuple(_joined(segments, short))
        short *= 2
    return shown


def _joined(segments: Sequence[Segment], short: int) -> Iterator[Shown]:
    def brief(segment: Segment) -> bool:
        return segment.end - segment.start <= short

    for in_streak, group in groupby(segments, brief):
        streak = list(group)
        if in_streak and len(streak) > 2:
            yield _one(streak)
        else:
            yield from streak


def _one(streak: list[Segment]) -> Streak:
    times: Counter[str] = Counter()
    for segment in streak:
        times[segment.state] += segment.end - segment.start
    names = " and ".join(STATES[state] for state, _ in times.most_common())
    reason = f"{names}, {len(streak)} short segments"
    lines = {segment.line for segment in streak} - {None}
    line = lines.pop() if len(lines) == 1 else None
    return Streak(streak[0].start, streak[-1].end, reason, line)
