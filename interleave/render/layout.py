"""Decides where everything of a timeline stands, in pixels."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from interleave.render.labels import label
from interleave.render.looks import LOOKS, DrawnLane
from interleave.render.streaks import Shown
from interleave.render.text import number_width, text_width
from interleave.run import Lane, Mark, Run

MARGIN = 14  # left and right of the plot, for what stands on its edge
PLOT = 536  # width of the plot if nothing needs more, so that it fits a page
HALF_PLOT = 290  # width of a plot beside another one
WIDEST_PLOT = 3000
TOP = 6
BAR = 18
GAP = 12
AXIS = 18
PRINT = 17  # height of the numbers below a lane that prints
WORD = 16  # height of a lane's result if there is no room beside its end
THINNEST = 1.5  # what is shorter is drawn this wide
SEGMENT_ROOM = 8
STEP_ROOM = 30
TICK_ROOM = 68


@dataclass(frozen=True)
class Print:
    """A numbered print, or several: `x` is where the first is, `shown_at` its number."""

    marks: tuple[tuple[int, Mark], ...]
    x: float
    shown_at: float

    @property
    def word(self) -> str:
        return _word([n for n, _ in self.marks])


@dataclass(frozen=True)
class Row:
    """A lane whose bars begin at `y`; `word_below` is where its result stands, if so."""

    lane: DrawnLane
    y: float
    prints: tuple[Print, ...]
    word_below: float | None


@dataclass(frozen=True)
class Layout:
    """All positions; `plot` is the width of the plot without its margins."""

    run: Run
    plot: float
    end: int  # of the axis
    rows: tuple[Row, ...] = ()
    bottom: float = TOP

    @property
    def lanes(self) -> list[DrawnLane]:
        return [row.lane for row in self.rows]

    @property
    def width(self) -> float:
        return self.plot + 2 * MARGIN

    @property
    def height(self) -> float:
        return self.bottom + AXIS

    def x(self, time: int) -> float:
        return MARGIN + self.plot * time / max(self.end, 1)

    def span(self, segment: Shown) -> tuple[float, float]:
        """Where a segment begins and how wide it is, so that it can be seen."""
        width = max(self.x(segment.end) - self.x(segment.start), THINNEST)
        return min(self.x(segment.start), MARGIN + self.plot - width), width

    def ticks(self) -> Iterator[int]:
        """Round times, as many as have room for their words."""
        room = STEP_ROOM if self.run.unit == "step" else TICK_ROOM
        most = max(self.plot // room, 1)
        step = next(step for step in _round_steps() if self.end / step <= most)
        yield from range(0, self.end + 1, step)

    @property
    def unnamed(self) -> list[str]:
        """The states that no label on the picture names."""
        seen, named = set(), set()
        for segment in (s for row in self.rows for s in row.lane.shown):
            seen.add(segment.state)
            words = label(segment, self.span(segment)[1])
            if words.startswith(LOOKS[segment.state]):
                named.add(segment.state)
        return [state for state in LOOKS if state in seen - named]

    @property
    def not_to_scale(self) -> bool:
        spans = [s.end - s.start for row in self.rows for s in row.lane.shown]
        thin = THINNEST * max(self.end, 1) / self.plot
        return any(span < thin for span in spans)


def lay_out(run: Run, lanes: Sequence[DrawnLane], end: int | None = None) -> Layout:
    """Give every lane a row, in this order, and every print a place.

    The axis of one of several figures goes on up to `end`, in half the width.
    """
    width = _plot_width(run, lanes) if end is None else _axis_width(run, end)
    bare = Layout(run, width, max(run.end, end or 0))
    rows, y = [], float(TOP)
    for lane in lanes:
        prints = tuple(_prints(bare, lane))
        below = y + BAR + (PRINT if prints else 0)
        row = Row(lane, y, prints, None if _word_fits(bare, lane) else below)
        rows.append(row)
        y = below + GAP + (0 if row.word_below is None else WORD)
    return Layout(run, bare.plot, bare.end, tuple(rows), y)


def _axis_width(run: Run, end: int) -> float:
    """Room for the axis alone: figures that share a scale have the same."""
    steps = STEP_ROOM * end if run.unit == "step" else 0
    return min(max(HALF_PLOT, steps), WIDEST_PLOT)


def _plot_width(run: Run, lanes: Sequence[DrawnLane]) -> float:
    """Room for the busiest lane, within bounds."""
    most = max((len(lane.shown) for lane in lanes), default=0)
    need = [PLOT, _axis_width(run, run.end), SEGMENT_ROOM * most]
    for lane in run.lanes:
        marks = [n for n, mark in enumerate(run.marks, 1) if mark.lane == lane.id]
        need.append(sum(number_width(str(n)) + 2 for n in marks))
    return min(max(need), WIDEST_PLOT)


def _word_fits(layout: Layout, lane: Lane) -> bool:
    """Whether a lane's result has room to the right of its end."""
    if not lane.result:
        return True
    return layout.x(lane.end) + 20 + text_width(lane.result) <= layout.width


def _prints(layout: Layout, lane: Lane) -> Iterator[Print]:
    """The prints of a lane; so many that their numbers need it share a number's place."""
    marks = enumerate(layout.run.marks, 1)
    printed = [(n, mark) for n, mark in marks if mark.lane == lane.id]
    for size in range(1, len(printed) + 1):
        groups = [printed[i : i + size] for i in range(0, len(printed), size)]
        widths = [number_width(_word([n for n, _ in group])) + 2 for group in groups]
        if sum(widths) <= layout.width:
            x = [layout.x(group[0][1].time) for group in groups]
            places = _apart(x, widths, layout.width)
            yield from map(Print, map(tuple, groups), x, places)
            return


def _word(numbers: list[int]) -> str:
    return str(numbers[0]) if len(numbers) == 1 else f"{numbers[0]} … {numbers[-1]}"


def _apart(wanted: list[float], widths: list[int], end: float) -> list[float]:
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
