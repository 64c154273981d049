"""Says in words what a timeline shows: a sentence for each lane, a list, a table."""

from collections.abc import Iterator, Sequence

from interleave.render.looks import DrawnLane
from interleave.render.text import duration, escape, moment
from interleave.run import STATES, Lane, Run

SPOKEN_SHARE = 50  # a sentence leaves out what is shorter than a fiftieth of the run
SPOKEN_SEGMENTS = 6  # and gives sums when more than this is left


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

    The table is named by the caption ``<figure_id>-title``. A print's row has the id
    ``<figure_id>-print-<number>``, so that a page can point at it.
    """
    told = "".join(f"<li>{escape(said)}</li>" for said in sentences(run, lanes))
    rows = "".join(
        row for _, row in sorted(_rows(run, lanes, figure_id), key=lambda row: row[0])
    )
    heads = ("At", "Lane", "What", "For", "Source line")
    columns = "".join(f'<th scope="col">{head}</th>' for head in heads)
    return (
        f"<details><summary>Timeline as a table</summary>\n<ul>{told}</ul>\n"
        '<div class="tl-scroll" tabindex="0" role="group" aria-label="Table">'
        f'<table class="tl-table" aria-labelledby="{figure_id}-title">\n'
        f"<thead><tr>{columns}</tr></thead>\n<tbody>\n{rows}</tbody></table></div>"
        "</details>"
    )


def _rows(
    run: Run, lanes: Sequence[DrawnLane], figure_id: str
) -> Iterator[tuple[int, str]]:
    """The table's rows, each with its time."""
    names = {lane.id: lane.name for lane in run.lanes}

    def row(
        time: int, lane: int, what: str, length: str, line: int | None, kind: str = ""
    ) -> str:
        cells = (names[lane], what, length, "" if line is None else str(line))
        data = "".join(f"<td>{escape(cell)}</td>" for cell in cells)
        return f'<tr{kind}><th scope="row">{moment(run, time)}</th>{data}</tr>\n'

    for lane in lanes:
        for s in lane.shown:
            length = duration(run, s.end - s.start)
            yield s.start, row(s.start, lane.id, s.words, length, s.line)
    for n, mark in enumerate(run.marks, 1):
        what = f"print {n}: “{mark.text}”"
        kind = f' class="tl-print" id="{figure_id}-print-{n}"'
        yield mark.time, row(mark.time, mark.lane, what, "", mark.line, kind)
    for arrow in run.arrows:
        what = f"hand-off to {names[arrow.target]} ({arrow.kind})"
        took = arrow.end - arrow.start
        length = duration(run, took) if took else ""
        yield arrow.start, row(arrow.start, arrow.source, what, length, None)
    for lane in lanes:
        if lane.result:
            yield lane.end, row(lane.end, lane.id, lane.result, "", None)
