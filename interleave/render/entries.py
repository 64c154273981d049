"""Lists what the recording of a run holds, in the order of time: what a table says."""

from collections.abc import Hashable, Iterator, Sequence
from typing import NamedTuple

from interleave.render.looks import DrawnLane
from interleave.run import Run


class TableLine(NamedTuple):
    """A segment, print, hand-off or ending; `length` and `line` are None if it has none.

    `of` tells it from all others that say something else: a lane's id and its segment,
    the number of a print, a hand-off, a lane's id and its result.
    """

    time: int
    lane: int
    what: str
    length: int | None
    line: int | None
    of: Hashable


def entries(run: Run, lanes: Sequence[DrawnLane]) -> list[TableLine]:
    """All segments, prints, hand-offs and endings of a run, by time."""
    return sorted(_entries(run, lanes), key=lambda entry: entry.time)


def _entries(run: Run, lanes: Sequence[DrawnLane]) -> Iterator[TableLine]:
    names = {lane.id: lane.name for lane in run.lanes}
    for lane in lanes:
        for s in lane.shown:
            took = s.end - s.start
            yield TableLine(s.start, lane.id, s.words, took, s.line, (lane.id, s))
    for n, mark in enumerate(run.marks, 1):
        what = f"print {n}: “{mark.text}”"
        yield TableLine(mark.time, mark.lane, what, None, mark.line, n)
    for arrow in run.arrows:
        what = f"hand-off to {names[arrow.target]} ({arrow.kind})"
        took = arrow.end - arrow.start
        yield TableLine(arrow.start, arrow.source, what, took or None, None, arrow)
    for lane in lanes:
        if lane.result:
            of = (lane.id, lane.result)
            yield TableLine(lane.end, lane.id, lane.result, None, None, of)
