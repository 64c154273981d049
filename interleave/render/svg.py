"""Draws a timeline as SVG: the column of lane names, and the plot that can scroll."""

from collections.abc import Iterator

from interleave.render.labels import NAMES, indent, label, name_lines
from interleave.render.layout import BAR, TOP, WORD, Layout, Row
from interleave.render.looks import EFFECTS, effect
from interleave.render.shapes import definitions, end_shape, state_shape
from interleave.render.streaks import Shown
from interleave.render.text import (
    duration,
    escape,
    moment,
    number,
    number_width,
    text_width,
)
from interleave.render.words import sentences


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
    parts = [*_axis(layout)]
    for row in layout.rows:
        parts.append(_lane(layout, row, figure_id))
    parts += _arrows(layout, figure_id)
    parts += _labels(layout)
    parts += _prints(layout)
    states = {s.state for row in layout.rows for s in row.lane.shown}
    effects = {effect(arrow) for arrow in layout.run.arrows}
    size = _size(layout, layout.width)
    about = f'aria-labelledby="{figure_id}-title" aria-describedby="{figure_id}-desc"'
    said = escape(" ".join(sentences(layout.run, layout.lanes)))
    content = "\n".join(parts)
    return (
        f'<svg class="tl-plot" {size} role="img" {about}>'
        f'<desc id="{figure_id}-desc">{said}</desc>\n'
        f"{definitions(figure_id, states, effects)}"
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


def _lane(layout: Layout, row: Row, figure_id: str) -> str:
    """The segments of a lane, short ones on top, and the shape of its end."""
    shapes = []
    for segment in sorted(row.lane.shown, key=lambda s: s.start - s.end):
        x, width = layout.span(segment)
        title = f"<title>{escape(_about(layout, segment))}</title>"
        shapes.append(state_shape(segment.state, x, width, figure_id, title))
    if row.lane.result:
        shapes.append(end_shape(row.lane.result, layout.x(row.lane.end)))
    content = "\n".join(shapes)
    return f'<g class="tl-lane" transform="translate(0 {row.y:g})">{content}</g>'


def _about(layout: Layout, segment: Shown) -> str:
    start = moment(layout.run, segment.start)
    length = duration(layout.run, segment.end - segment.start)
    line = f", line {segment.line}" if segment.line is not None else ""
    return f"{segment.words}, {length} from {start}{line}"


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


def _arrows(layout: Layout, figure_id: str) -> Iterator[str]:
    """From the near edge of one lane to the near edge of the other, by effect."""
    rows = {row.lane.id: row for row in layout.rows}
    halos, by_effect = "", dict.fromkeys(EFFECTS, "")
    for arrow in layout.run.arrows:
        source, target = rows[arrow.source], rows[arrow.target]
        down = source.y < target.y
        start = f"{number(layout.x(arrow.start))} {source.y + (BAR if down else 0):g}"
        end = f"{number(layout.x(arrow.end))} {target.y + (0 if down else BAR):g}"
        names = f"from {source.lane.name} to {target.lane.name}"
        about = f"{arrow.kind} {names}, {moment(layout.run, arrow.end)}"
        halos += f"M{start}L{end}"
        title = f"<title>{escape(about)}</title>"
        by_effect[effect(arrow)] += f'\n<path d="M{start}L{end}">{title}</path>'
    if halos:
        yield f'<path class="tl-halo" d="{halos}"/>'
    for name, paths in by_effect.items():
        if paths:
            head = f'marker-end="url(#{figure_id}-{name})"'
            yield f'<g class="tl-arrows" {head}>{paths}</g>'


def _prints(layout: Layout) -> Iterator[str]:
    """Numbers below the lanes, each tied to the moment of its print."""
    for row in layout.rows:
        for shown in row.prints:
            about = "; ".join(
                f"print {n}: “{mark.text}”, {moment(layout.run, mark.time)}"
                for n, mark in shown.marks
            )
            width = number_width(shown.word)
            line = f"M{number(shown.x - shown.shown_at)}-3v4L0 5"
            frame = f'x="{-width / 2:g}" y="5" width="{width}" height="15" rx="7.5"'
            at = f"translate({number(shown.shown_at)} {row.y + BAR:g})"
            yield (
                f'<g class="tl-print" transform="{at}"><title>{escape(about)}</title>'
                f'<path d="{line}"/><rect {frame}/><text y="16">{shown.word}</text></g>'
            )
