"""Decides where everything of a timeline stands, in pixels."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from unicodedata import east_asian_width

from interleave.render.run import STATES, Lane, Mark, Run, Segment

NAMES = 118  # width of the column of lane names
NAME_CHARACTERS = 17  # that fit into one line of that column
MARGIN = 14  # left and right of the plot, for what stands on its edge
PLOT = 540  # width of the plot if nothing needs more, so that it fits a page
WIDEST_PLOT = 3000
TOP = 6
BAR = 18
GAP = 12
AXIS = 24
KEY = 24
PRINT = 17  # height of the numbers below a lane that prints
CHARACTER = 6.3  # of a label, on average
THINNEST = 1.5  # what is shorter is drawn this wide
SEGMENT_ROOM = 8
STEP_ROOM = 30


@dataclass(frozen=True)
class Print:
    """A numbered print: it happened at `x`, its number stands at `shown_at`."""

    number: int
    mark: Mark
    x: float
    shown_at: float


@dataclass(frozen=True)
class Row:
    """A lane whose bars begin at `y`."""

    lane: Lane
    y: float
    prints: tuple[Print, ...]


@dataclass(frozen=True)
class Layout:
    """All positions; `plot` is the width of the plot without its margins."""

    run: Run
    plot: float
    rows: tuple[Row, ...]
    bottom: float

    @property
    def width(self) -> float:
        return self.plot + 2 * MARGIN

    def x(self, time: int) -> float:
        return MARGIN + self.plot * time / max(self.run.end, 1)

    def span(self, segment: Segment) -> tuple[float, float]:
        """Where a segment begins and how wide it is, so that it can be seen."""
        width = max(self.x(segment.end) - self.x(segment.start), THINNEST)
        return min(self.x(segment.start), MARGIN + self.plot - width), width

    def row(self, lane: int) -> Row:
        return next(row for row in self.rows if row.lane.id == lane)

    def ticks(self) -> Iterator[int]:
        """Round times, as many as have room for their words."""
        room = STEP_ROOM if self.run.unit == "step" else 64
        most = max(self.plot // room, 1)
        step = next(step for step in _round_steps() if self.run.end / step <= most)
        yield from range(0, self.run.end + 1, step)

    @property
    def key(self) -> list[str]:
        """The states that no label on the picture names."""
        seen, named = set(), set()
        for segment in (s for row in self.rows for s in row.lane.segments):
            seen.add(segment.state)
            words = label(segment, self.span(segment)[1])
            if words.startswith(STATES[segment.state]):
                named.add(segment.state)
        return [state for state in STATES if state in seen - named]

    @property
    def height(self) -> float:
        return self.bottom + AXIS + (KEY if self.key else 0)

    @property
    def not_to_scale(self) -> bool:
        spans = [s.end - s.start for row in self.rows for s in row.lane.segments]
        thin = THINNEST * max(self.run.end, 1) / self.plot
        return any(span < thin for span in spans)


def lay_out(run: Run) -> Layout:
    """Give every lane a row and every print a place for its number."""
    plot = _plot_width(run)
    numbers = list(enumerate(run.marks, 1))
    rows, y = [], float(TOP)
    for lane in run.lanes:
        at = [(n, mark) for n, mark in numbers if mark.lane == lane.id]
        x = [MARGIN + plot * mark.time / max(run.end, 1) for _, mark in at]
        places = _apart(x, [number_width(n) + 2 for n, _ in at], plot + 2 * MARGIN)
        prints = [Print(*at[i], x[i], places[i]) for i in range(len(at))]
        rows.append(Row(lane, y, tuple(prints)))
        y += BAR + GAP + (PRINT if prints else 0)
    return Layout(run, plot, tuple(rows), y)


def _plot_width(run: Run) -> float:
    """Room for the busiest lane, within bounds."""
    most = max((len(lane.segments) for lane in run.lanes), default=0)
    need = [PLOT, SEGMENT_ROOM * most, STEP_ROOM * run.end * (run.unit == "step")]
    for lane in run.lanes:
        marks = [n for n, mark in enumerate(run.marks, 1) if mark.lane == lane.id]
        need.append(sum(number_width(n) + 2 for n in marks))
    return min(max(need), WIDEST_PLOT)


def _apart(wanted: list[float], widths: list[float], end: float) -> list[float]:
    """Move centres right, then left, until none covers its neighbour."""
    places = wanted.copy()
    edge = 0.0
    for i, width in enumerate(widths):
        places[i] = max(places[i], edge + width / 2)
        edge = places[i] + width / 2
    edge = end
    for i, width in reversed(list(enumerate(widths))):
        places[i] = min(places[i], edge - width / 2)
        edge = places[i] - width / 2
    return places


def _round_steps() -> Iterator[int]:
    power = 1
    while True:
        yield from (power, 2 * power, 5 * power)
        power *= 10


def number_width(number: int) -> int:
    """Width of a print's number in its round frame."""
    return 9 + 6 * len(str(number))


def text_width(text: str) -> float:
    """About how wide a label is."""
    return CHARACTER * sum(2 if east_asian_width(c) in "FW" else 1 for c in text)


def label(segment: Segment, width: float) -> str:
    """The longest words for a segment that fit on it, or none."""
    words = (segment.words, segment.reason or "", STATES[segment.state])
    return next((w for w in words if text_width(w) + 8 <= width), "")


def name_lines(lane: Lane) -> list[str]:
    """A lane's name on one or two lines; the rest of a long one is left out."""
    room = NAME_CHARACTERS - 2 * lane.depth
    lines = [""]
    for part in re.findall(r"[^\s_.(-]*[\s_.(-]|.+", lane.name):
        if len((lines[-1] + part).rstrip()) > room and lines[-1] and len(lines) < 2:
            lines.append("")
        lines[-1] += part
    return [
        x if len(x) <= room else x[: room - 1] + "…" for x in map(str.rstrip, lines)
    ]
