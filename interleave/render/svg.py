"""Draws a timeline as SVG: the column of lane names, and the plot that can scroll."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping

from interleave.render.entries import entries
from interleave.render.labels import NAMES, indent, label, name_lines
from interleave.render.layout import BAR, THINNEST, TOP, WORD, Layout, Row
from interleave.render.looks import EFFECTS, effect
from interleave.render.shapes import (
    HEIGHTS,
    arrow_shape,
    definitions,
    end_shape,
    span_shape,
    state_path,
)
from interleave.render.text import (
    duration,
    escape,
    number,
    number_width,
    text_width,
)
from interleave.render.words import sentences

Rows = Mapping[Hashable, int]  # the number of an entry's line, by what it is of


def draw_names(layout: Layout) -> str:
    """The names of the lanes; the plot's description says them, so this is hidden."""
    parts, branches = [], ""
    for row in layout.rows:
        lines = name_lines(row.lane)
        x = indent(row.lane)
        y = row.y + BAR / 2 + 4 - 6.5 * (len(lines) - 1)
        if row.lane.depth:
            branches += f"M{x - 9} {row.y - 2:g}V{row.y + BAR / 2:g}h6"
        for i, line in enumerate(lines):
            parts.append(f'<text x="{x}" y="{y + 13 * i:g}">{escape(line)}</text>')
    if branches:
        parts.append(f'<path class="tl-branch" d="{branches}"/>')
    axis = "Step" if layout.run.unit == "step" else "Time"
    at = f'x="2" y="{layout.bottom + 12:g}"'
    parts.append(f'<text class="tl-small" {at}>{axis}</text>')
    size = _size(layout, NAMES)
    return f'<svg class="tl-names" {size} aria-hidden="true">{"".join(parts)}</svg>'


def draw_plot(layout: Layout, figure_id: str) -> str:
    """The picture, one image for those who do not see it: its parts are hidden.

    It is named by the figure's caption and described by a sentence for each lane.
    """
    rows = {entry.of: n for n, entry in enumerate(entries(layout.run, layout.lanes))}
    parts = [*_axis(layout), *_segments(layout, rows, figure_id)]
    parts += _arrows(layout, rows)
    parts += _labels(layout)
    parts += _prints(layout, rows)
    states = {s.state for row in layout.rows for s in row.lane.shown}
    size = _size(layout, layout.width)
    about = f'aria-labelledby="{figure_id}-title" aria-describedby="{figure_id}-desc"'
    said = escape(" ".join(sentences(layout.run, layout.lanes)))
    content = "\n".join(parts)
    return (
        f'<svg class="tl-plot" {size} role="img" {about}>'
        f'<desc id="{figure_id}-desc">{said}</desc>\n'
        f"{definitions(figure_id, states)}"
        f'<g aria-hidden="true">{content}</g></svg>'
    )


def _size(layout: Layout, width: float) -> str:
    box = f'viewBox="0 0 {width:g} {layout.height:g}"'
    return f'width="{width:g}" height="{layout.height:g}" {box}'


def _axis(layout: Layout) -> Iterator[str]:
    lines, texts = "", []
    for time in layout.ticks():
        x = layout.x(time)
        words = str(time) if layout.run.unit == "step" else duration(layout.run, time)
        lines += f"M{number(x)} {TOP - 4}V{layout.bottom:g}"
        # A word in the middle of the last tick would leave the picture.
        last = x + text_width(words) / 2 > layout.width
        end = ' class="tl-last"' if last else ""
        at = f'x="{number(x)}" y="{layout.bottom + 12:g}"'
        texts.append(f"<text {at}{end}>{escape(words)}</text>")
    yield f'<path class="tl-grid" d="{lines}"/>'
    yield f'<g class="tl-axis tl-small">{"".join(texts)}</g>'


def _segments(layout: Layout, rows: Rows, figure_id: str) -> Iterator[str]:
    """All segments, one path for all of a state, and the shapes of the lanes' ends.

    Those drawn wider than they were come on top, and low ones over high ones, so that
    as much as possible is seen.
    """
    groups: dict[tuple[bool, int, str], list[tuple[str, int]]] = defaultdict(list)
    for row in layout.rows:
        for segment in row.lane.shown:
            x, width = layout.span(segment)
            state = segment.state
            shape = span_shape(state, x, row.y, width)
            key = (width == THINNEST, -HEIGHTS.get(state, 0), state)
            groups[key].append((shape, rows[row.lane.id, segment]))
    for (_, _, state), drawn in sorted(groups.items()):
        data = "".join(shape for shape, _ in drawn)
        yield state_path(state, data, figure_id, _said([n] for _, n in drawn))
    ends = "".join(
        end_shape(row.lane.result, layout.x(row.lane.end), row.y)
        for row in layout.rows
        if row.lane.result
    )
    if ends:
        yield f'<path class="tl-end" d="{ends}"/>'


def _said(rows: Iterable[list[int]]) -> str:
    """For each subpath of a path, the lines that say what it is: see timeline.js."""
    return f' data-rows="{" ".join(",".join(map(str, group)) for group in rows)}"'


def _labels(layout: Layout) -> Iterator[str]:
    """What fits on the segments, and how the lanes ended: over arrows, to be read.

    They stand where segments begin, so that a narrow column shows them first.
    """
    yield '<g class="tl-labels">'
    for row in layout.rows:
        for segment in row.lane.shown:
            x, width = layout.span(segment)
            if words := label(segment, width):
                y = row.y + BAR / 2 + 4 - (9 if segment.state == "ready" else 0)
                kind = ' class="tl-on-run"' if segment.state == "run" else ""
                at = f'x="{number(x + 6)}" y="{y:g}"'
                yield f"<text{kind} {at}>{escape(words)}</text>"
        if result := row.lane.result:
            yield f"<text {_beside_end(layout, row, result)}>{escape(result)}</text>"
    yield "</g>"


def _beside_end(layout: Layout, row: Row, result: str) -> str:
    x = layout.x(row.lane.end)
    if row.word_below is None:
        return f'x="{number(x + 17)}" y="{row.y + BAR / 2 + 4:g}"'
    y = row.word_below + WORD - 3
    if x + 13 < text_width(result):
        return f'x="2" y="{y:g}"'
    return f'class="tl-last" x="{number(min(x + 13, layout.width))}" y="{y:g}"'


def _arrows(layout: Layout, rows: Rows) -> Iterator[str]:
    """From the near edge of one lane to the near edge of the other, by effect."""
    lanes = {row.lane.id: row for row in layout.rows}
    halo, shapes = "", dict.fromkeys(EFFECTS, "")
    said: dict[str, list[list[int]]] = {head: [] for head in EFFECTS}
    for arrow in layout.run.arrows:
        source, target = lanes[arrow.source], lanes[arrow.target]
        down = source.y < target.y
        start = layout.x(arrow.start), source.y + (BAR if down else 0)
        tip = layout.x(arrow.end), target.y + (0 if down else BAR)
        halo += f"M{number(start[0])} {start[1]:g}L{number(tip[0])} {tip[1]:g}"
        head = effect(arrow)
        shapes[head] += arrow_shape(head, start, tip)
        said[head].append([rows[arrow]])
    if halo:
        yield f'<path class="tl-halo" d="{halo}"/>'
    for head in filter(shapes.get, EFFECTS):
        about = f'class="tl-arrow tl-{head}"{_said(said[head])}'
        yield f'<path {about} d="{shapes[head]}"/>'


def _prints(layout: Layout, rows: Rows) -> Iterator[str]:
    """Numbers below the lanes, each in a frame that is tied to the moment of its print."""
    frames, words, said = "", "", []
    for row in layout.rows:
        y = row.y + BAR
        for shown in row.prints:
            x, width = number(shown.shown_at), number_width(shown.word)
            half = f"h{width / 2 - 7.5:g}"
            frames += (
                f"M{number(shown.x)} {y - 3:g}v4L{x} {y + 5:g}{half}a7.5 7.5 0 0 1 0 15"
                f"h{15 - width}a7.5 7.5 0 0 1 0-15{half}"
            )
            words += f'<text x="{x}" y="{y + 16:g}">{shown.word}</text>'
            said.append([rows[n] for n, _ in shown.marks])
    if frames:
        yield f'<g class="tl-print"><path d="{frames}"{_said(said)}/>{words}</g>'
