"""Says in words what a timeline shows: a sentence for each lane, a list, a table."""

from collections.abc import Iterator, Sequence

from interleave.render.entries import TableLine, entries
from interleave.render.looks import DrawnLane
from interleave.render.text import duration, escape, moment
from interleave.run import STATES, Lane, Run

SPOKEN_SHARE = 50  # a sentence leaves out what is shorter than a fiftieth of the run
SPOKEN_SEGMENTS = 6  # and gives sums when more than this is left
BREAK = ",\N{EN SPACE}"  # between the cells of a line; no cell has it


def sentences(run: Run, lanes: Sequence[DrawnLane]) -> list[str]:
    """One sentence for each lane of a run, in this order."""
    return [_sentence(run, lane) for lane in lanes]


def _sentence(run: Run, lane: DrawnLane) -> str:
    who = f"{lane.kind.capitalize()} {lane.name}"
    if lane.depth and lane.parent is not None:
        who += f" (in {run.lane(lane.parent).name})"
    told = "; ".join([_story(run, lane), *_end(run, lane)])
    return f"{who}: {told}."


def _story(run: Run, lane: Lane) -> str:
    told = [s for s in lane.segments if (s.end - s.start) * SPOKEN_SHARE >= run.end]
    if not lane.segments:
        return "nothing recorded"
    if not 0 < len(told) <= SPOKEN_SEGMENTS:
        return ", ".join(_sums(run, lane))
    spans = (f"from {moment(run, s.start)} to {moment(run, s.end)}" for s in told)
    return ", then ".join(
        f"{s.words} {span}" for s, span in zip(told, spans, strict=True)
    )


def _sums(run: Run, lane: Lane) -> Iterator[str]:
    for state, name in STATES.items():
        times = [s.end - s.start for s in lane.segments if s.state == state]
        if times:
            often = "once" if len(times) == 1 else f"{len(times)} times"
            yield f"{name} {often}, {duration(run, sum(times))} in all"


def _end(run: Run, lane: Lane) -> Iterator[str]:
    if lane.result:
        yield f"{lane.result} at {moment(run, lane.end)}"


def in_words(run: Run, lanes: Sequence[DrawnLane], figure_id: str) -> str:
    """The sentences, and all segments, prints and hand-offs by time, to be folded open.

    Both are lines of one element, which cost next to nothing while it is folded away:
    docs/assets/timeline.js makes the second a table when a reader opens them. A print's
    time has the id ``<figure_id>-print-<number>``, so that a page can point at it.
    """
    told = "\n".join(escape(said) for said in sentences(run, lanes))
    lines = "\n".join(_line(run, entry, figure_id) for entry in entries(run, lanes))
    return (
        f"<details><summary>Timeline in words</summary>\n"
        f'<p class="tl-lanes">{told}</p>\n'
        f'<div class="tl-lines">{lines}</div></details>'
    )


def _line(run: Run, entry: TableLine, figure_id: str) -> str:
    """Time, lane and what it was; where there are any, length and line of the source."""
    cells = [moment(run, entry.time), run.lane(entry.lane).name, entry.what]
    if entry.length is not None:
        cells.append(f"for {duration(run, entry.length)}")
    if entry.line is not None:
        cells.append(f"line {entry.line}")
    time, *rest = (escape(cell.replace(BREAK, ", ")) for cell in cells)
    if isinstance(entry.of, int):
        time = f'<span id="{figure_id}-print-{entry.of}">{time}</span>'
    return BREAK.join([time, *rest])
