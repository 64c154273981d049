"""Draws a timeline as SVG: the column of lane names, and the plot that can scroll."""

from collections.abc import Iterator

from interleave.render.layout import (
    AXIS,
    BAR,
    MARGIN,
    NAMES,
    TOP,
    Layout,
    Row,
    label,
    name_lines,
    number_width,
    text_width,
)
from interleave.render.run import STATES
from interleave.render.words import duration, escape, moment, sentences

LINES = ("wait", "idle")  # states in which a lane does nothing and holds up nobody
HEIGHTS = {"run": BAR, "block": BAR - 4, "late": BAR - 4, "ready": 6}


def draw_names(layout: Layout) -> str:
    """The names of the lanes; the plot's description says them, so this is hidden."""
    parts = []
    for row in layout.rows:
        lines = name_lines(row.lane)
        x = 2 + 14 * row.lane.depth
        y = row.y + BAR / 2 + 4 - 6 * (len(lines) - 1)
        if row.lane.depth:
            corner = f"M{x - 9} {row.y - 2:g}V{row.y + BAR / 2:g}h6"
            parts.append(f'<path class="tl-branch" d="{corner}"/>')
        for i, line in enumerate(lines):
            parts.append(f'<text x="{x}" y="{y + 12 * i:g}">{escape(line)}</text>')
    axis = "Step" if layout.run.unit == "step" else "Time"
    parts.append(
        f'<text class="tl-axis" x="2" y="{layout.bottom + 12:g}">{axis}</text>'
    )
    size = _size(layout, NAMES)
    content = "\n".join(parts)
    return f'<svg class="tl-names" {size} aria-hidden="true">\n{content}\n</svg>'


def draw_plot(layout: Layout, title: str, figure_id: str) -> str:
    """The picture; it is named by the title and described by a sentence for each lane."""
    parts = [*_axis(layout)]
    for row in layout.rows:
        parts += _lane(layout, row, figure_id)
    parts += _arrows(layout, figure_id)
    for row in layout.rows:
        parts += _prints(layout, row)
    parts += _key(layout, figure_id)
    size = _size(layout, layout.width)
    about = f'aria-labelledby="{figure_id}-title" aria-describedby="{figure_id}-desc"'
    content = "\n".join(parts)
    return (
        f'<svg class="tl-plot" {size} role="img" {about}>\n'
        f'<title id="{figure_id}-title">{escape(title)}</title>\n'
        f'<desc id="{figure_id}-desc">{escape(" ".join(sentences(layout.run)))}</desc>\n'
        f"{_definitions(figure_id)}\n{content}\n</svg>"
    )


def _size(layout: Layout, width: float) -> str:
    box = f'viewBox="0 0 {width:g} {layout.height:g}"'
    return f'width="{width:g}" height="{layout.height:g}" {box}'


def _definitions(figure_id: str) -> str:
    def pattern(state: str, size: int, turned: str, shape: str) -> str:
        return (
            f'<pattern id="{figure_id}-{state}" width="{size}" height="{size}" '
            f'patternUnits="userSpaceOnUse"{turned}>'
            f'<rect class="tl-paper" width="{size}" height="{size}"/>{shape}</pattern>'
        )

    stripe = '<rect class="tl-stripe" width="2.5" height="7"/>'
    dot = '<circle class="tl-dot" cx="2.5" cy="2.5" r="1.3"/>'
    head = '<path class="tl-head" d="M0 0L7 3.5L0 7z"/>'
    turn = ' patternTransform="rotate(45)"'
    return (
        f"<defs>{pattern('block', 7, turn, stripe)}{pattern('late', 5, '', dot)}"
        f'<marker id="{figure_id}-head" markerWidth="7" markerHeight="7" refX="6" '
        f'refY="3.5" orient="auto" markerUnits="userSpaceOnUse">{head}</marker></defs>'
    )


def _axis(layout: Layout) -> Iterator[str]:
    for time in layout.ticks():
        x = layout.x(time)
        words = str(time) if layout.run.unit == "step" else duration(layout.run, time)
        yield f'<path class="tl-grid" d="M{x:.1f} {TOP - 4}V{layout.bottom:g}"/>'
        at = f'x="{x:.1f}" y="{layout.bottom + 12:g}"'
        # A word in the middle of the last tick would leave the picture.
        last = x + text_width(words) / 2 > layout.width
        end = ' style="text-anchor: end"' if last else ""
        yield f'<text class="tl-axis" {at}{end}>{escape(words)}</text>'


def _lane(layout: Layout, row: Row, figure_id: str) -> Iterator[str]:
    """The segments of a lane, short ones on top, then what labels fit on them."""
    run, written = layout.run, []
    yield f'<g class="tl-lane" data-lane="{row.lane.id}">'
    for segment in sorted(row.lane.segments, key=lambda s: s.start - s.end):
        x, width = layout.span(segment)
        about = f"{segment.words}, {moment(run, segment.start)} to "
        about += moment(run, segment.end)
        about += f", line {segment.line}" if segment.line is not None else ""
        yield _shape(segment.state, x, row.y, width, figure_id, about)
        if words := label(segment, width):
            y = row.y + BAR / 2 + 4 - (9 if segment.state == "ready" else 0)
            written.append(_label(segment.state, x + width / 2, y, words))
    yield from written
    yield "</g>"


def _label(state: str, x: float, y: float, words: str) -> str:
    kind = "tl-label tl-on-run" if state == "run" else "tl-label"
    return f'<text class="{kind}" x="{x:.1f}" y="{y:g}">{escape(words)}</text>'


def _shape(
    state: str, x: float, y: float, width: float, figure_id: str, about: str = ""
) -> str:
    """What a state looks like; a key's sample is the same with nothing said about it."""
    kind = f'class="tl-{state}"' + (f' data-state="{state}"' if about else "")
    title = f"<title>{escape(about)}</title>" if about else ""
    if state in LINES:
        line = f'd="M{x:.1f} {y + BAR / 2:g}h{width:.1f}"'
        return f"<path {kind} {line}>{title}</path>"
    height = HEIGHTS[state]
    size = f'x="{x:.1f}" y="{y + (BAR - height) / 2:g}" width="{width:.1f}"'
    fill = f' fill="url(#{figure_id}-{state})"' if state in ("block", "late") else ""
    return f'<rect {kind} {size} height="{height}"{fill}>{title}</rect>'


def _arrows(layout: Layout, figure_id: str) -> Iterator[str]:
    """From the near edge of one lane to the near edge of the other."""
    lines, halos = [], []
    for arrow in layout.run.arrows:
        source, target = layout.row(arrow.source), layout.row(arrow.target)
        down = source.y < target.y
        start = f"{layout.x(arrow.start):.1f} {source.y + (BAR if down else 0):g}"
        end = f"{layout.x(arrow.end):.1f} {target.y + (0 if down else BAR):g}"
        names = f"from {source.lane.name} to {target.lane.name}"
        about = f"{arrow.kind}: {names}, {moment(layout.run, arrow.end)}"
        halos.append(f"M{start}L{end}")
        lines.append(
            f'<path class="tl-arrow" d="{halos[-1]}" '
            f'marker-end="url(#{figure_id}-head)"><title>{escape(about)}</title></path>'
        )
    yield f'<path class="tl-halo" d="{"".join(halos)}"/>'
    yield from lines


def _prints(layout: Layout, row: Row) -> Iterator[str]:
    """Numbers below a lane, each tied to the moment of its print."""
    top = row.y + BAR
    for shown in row.prints:
        about = f"print {shown.number}: “{shown.mark.text}”, "
        about += moment(layout.run, shown.mark.time)
        width, x = number_width(shown.number), shown.shown_at
        frame = f'x="{x - width / 2:.1f}" y="{top + 5:g}" width="{width}"'
        yield (
            f'<g class="tl-mark" data-print="{shown.number}">'
            f"<title>{escape(about)}</title>"
            f'<path d="M{shown.x:.1f} {top - 3:g}v4L{x:.1f} {top + 5:g}"/>'
            f'<rect {frame} height="15" rx="7.5"/>'
            f'<text x="{x:.1f}" y="{top + 16:g}">{shown.number}</text></g>'
        )


def _key(layout: Layout, figure_id: str) -> Iterator[str]:
    """A sample of each state for whose name there was no room on the picture."""
    x, y = float(MARGIN), layout.bottom + AXIS
    yield '<g class="tl-key">'
    for state in layout.key:
        yield _shape(state, x, y, 24, figure_id)
        yield f'<text x="{x + 30:.1f}" y="{y + 13:g}">{STATES[state]}</text>'
        x += 30 + text_width(STATES[state]) + 16
    yield "</g>"
