"""Says in words what a timeline shows: times, a sentence for each lane, a table."""

import html
import re
from collections.abc import Iterator

from interleave.render.run import STATES, Lane, Run

SPOKEN_SHARE = 50  # a sentence leaves out what is shorter than a fiftieth of the run
SPOKEN_SEGMENTS = 6  # and gives sums when more than this is left

_UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def escape(text: str) -> str:
    """Text for HTML, XML and attributes; control characters become U+FFFD."""
    return html.escape(_UNPRINTABLE.sub("\ufffd", text))


def moment(run: Run, time: int) -> str:
    """A point of time, or the number of a step."""
    return f"step {time}" if run.unit == "step" else duration(run, time)


def duration(run: Run, time: int) -> str:
    """A length of time in the unit that suits its size, or a number of steps."""
    if run.unit == "step":
        return "1 step" if time == 1 else f"{time} steps"
    if 0 < time < 1_000:
        return f"{time} µs"
    if time < 10_000:
        return f"{round(time / 1_000, 1):g} ms"
    if time < 10_000_000:
        return f"{time / 1_000:.0f} ms"
    return f"{round(time / 1_000_000, 1):g} s"


def sentences(run: Run) -> list[str]:
    """One sentence for each lane, in the order in which the lanes are drawn."""
    return [_sentence(run, lane) for lane in run.lanes]


def _sentence(run: Run, lane: Lane) -> str:
    who = f"{lane.kind.capitalize()} {lane.name}"
    if lane.depth and lane.parent is not None:
        who += f" (in {run.lane(lane.parent).name})"
    told = [s for s in lane.segments if (s.end - s.start) * SPOKEN_SHARE >= run.end]
    if not lane.segments:
        return f"{who}: nothing recorded."
    if not 0 < len(told) <= SPOKEN_SEGMENTS:
        return f"{who}: {', '.join(_sums(run, lane))}."
    spans = (f"from {moment(run, s.start)} to {moment(run, s.end)}" for s in told)
    parts = [f"{s.words} {span}" for s, span in zip(told, spans, strict=True)]
    return f"{who}: {', then '.join(parts)}."


def _sums(run: Run, lane: Lane) -> Iterator[str]:
    for state, name in STATES.items():
        times = [s.end - s.start for s in lane.segments if s.state == state]
        if times:
            often = "once" if len(times) == 1 else f"{len(times)} times"
            yield f"{name} {often}, {duration(run, sum(times))} in all"


def table(run: Run, title: str, figure_id: str) -> str:
    """All segments, prints and hand-offs by time, as a table that can be folded open.

    A print's row has the id ``<figure_id>-print-<number>``.
    """
    rows = "".join(row for _, row in sorted(_rows(run, figure_id), key=_time))
    heads = ("At", "Lane", "What", "For", "Source line")
    columns = "".join(f'<th scope="col">{head}</th>' for head in heads)
    return (
        "<details><summary>Timeline as a table</summary>\n"
        '<div class="tl-scroll" tabindex="0" role="group" '
        f'aria-label="Table: {escape(title)}">\n'
        f'<table class="tl-table"><caption>{escape(title)}</caption>\n'
        f"<thead><tr>{columns}</tr></thead>\n<tbody>\n{rows}</tbody></table>\n"
        "</div></details>"
    )


def _time(row: tuple[int, str]) -> int:
    return row[0]


def _rows(run: Run, figure_id: str) -> Iterator[tuple[int, str]]:
    names = {lane.id: lane.name for lane in run.lanes}

    def row(
        kind: str, time: int, lane: int, what: str, length: str, line: int | None
    ) -> tuple[int, str]:
        cells = (names[lane], what, length, "" if line is None else str(line))
        data = "".join(f"<td>{escape(cell)}</td>" for cell in cells)
        head = f'<th scope="row">{moment(run, time)}</th>'
        return time, f"<tr {kind}>{head}{data}</tr>\n"

    for lane in run.lanes:
        for s in lane.segments:
            length = duration(run, s.end - s.start)
            yield row('class="tl-segment"', s.start, lane.id, s.words, length, s.line)
    for number, mark in enumerate(run.marks, 1):
        kind = f'class="tl-print" id="{figure_id}-print-{number}"'
        what = f"print {number}: “{mark.text}”"
        yield row(kind, mark.time, mark.lane, what, "", mark.line)
    for arrow in run.arrows:
        what = f"{arrow.kind}: to {names[arrow.target]}"
        length = duration(run, arrow.end - arrow.start)
        yield row('class="tl-hand-off"', arrow.start, arrow.source, what, length, None)
