"""Makes one segment of a streak of segments too short and too many to be looked at."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

from interleave.render.model import STATES, TURNS, Segment

MOST = 200  # segments of a lane that are drawn one by one


def shorten(segments: Sequence[Segment], run_end: int) -> tuple[Segment, ...]:
    """At most `MOST` segments: if there are more, streaks of short ones become one.

    Its reason says which states it stands for, the one that lasted longest first.
    """
    shown, short = tuple(segments), max(run_end // 200, 1)
    while len(shown) > MOST:
        shown = tuple(_joined(segments, short))
        short *= 2
    return shown


def _joined(segments: Sequence[Segment], short: int) -> Iterator[Segment]:
    def brief(segment: Segment) -> bool:
        return segment.end - segment.start <= short

    for in_streak, group in groupby(segments, brief):
        streak = list(group)
        if in_streak and len(streak) > 2:
            yield _one(streak)
        else:
            yield from streak


def _one(streak: list[Segment]) -> Segment:
    times: Counter[str] = Counter()
    for segment in streak:
        times[segment.state] += segment.end - segment.start
    names = " and ".join(STATES[state] for state, _ in times.most_common())
    reason = f"{names}, {len(streak)} short segments"
    lines = {segment.line for segment in streak} - {None}
    line = lines.pop() if len(lines) == 1 else None
    return Segment(streak[0].start, streak[-1].end, TURNS, reason, line)
