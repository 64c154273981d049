"""The shapes of a timeline: what a state, a hand-off's head and an ending look like."""

from math import dist

from interleave.render.layout import BAR
from interleave.render.text import number

# Of the states, in pixels. What is missing is a line: the lane holds up nobody.
HEIGHTS = {"run": BAR, "ready": 6}
HEIGHTS |= dict.fromkeys(("block", "late", "turns", "unknown"), BAR - 4)
PATTERNS = {
    "block": ('7" height="7" patternTransform="rotate(45)', "M0 0h2.5v7H0z"),
    "late": ('5" height="5', "M1 1h2.6v2.6H1z"),
    "turns": ('4" height="7', "M0 0h1.6v7H0z"),
}


def definitions(figure_id: str, states: set[str]) -> str:
    """The patterns that are used; their ids begin with the figure's."""
    parts = [
        f'<pattern id="{figure_id}-{state}" width="{size}" '
        'patternUnits="userSpaceOnUse"><path class="tl-paper" d="M0 0h7v7H0z"/>'
        f'<path class="tl-ink-{state}" d="{shape}"/></pattern>'
        for state, (size, shape) in PATTERNS.items()
        if state in states
    ]
    return f"<defs>{''.join(parts)}</defs>" if parts else ""


def span_shape(state: str, x: float, top: float, width: float) -> str:
    """Path data of a state in a lane: one subpath, a box or a line."""
    height = HEIGHTS.get(state, 0)
    left, y = number(x), number(top + (BAR - height) / 2)
    box = f"v{height}H{left}z" if height else ""
    return f"M{left} {y}h{number(width)}{box}"


def state_path(state: str, data: str, figure_id: str, more: str = "") -> str:
    """One element for all that is in a state."""
    fill = f' fill="url(#{figure_id}-{state})"' if state in PATTERNS else ""
    return f'<path class="tl-{state}" d="{data}"{fill}{more}/>'


def arrow_shape(
    effect: str, start: tuple[float, float], tip: tuple[float, float]
) -> str:
    """Path data of a hand-off: a line, and at its tip a disc, a triangle or an angle.

    One subpath, which goes from the tip around the head.
    """
    (x, y), length = tip, dist(start, tip)
    cos, sin = (x - start[0]) / length, (y - start[1]) / length

    def at(along: float, across: float) -> str:
        right = x + along * cos - across * sin
        return f"{number(right)} {number(y + along * sin + across * cos)}"

    line = f"M{number(start[0])} {number(start[1])}L{at(0, 0)}"
    if effect == "start":
        half = "A2.5 2.5 0 1 0 "
        return f"{line}{half}{at(-5, 0)}{half}{at(0, 0)}"
    if effect == "work":
        return f"{line}L{at(-6.5, -3)}L{at(-6.5, 3)}L{at(0, 0)}"
    return f"{line}L{at(-6, -3)}L{at(0, 0)}L{at(-6, 3)}"


def end_shape(result: str, x: float, top: float) -> str:
    """Path data: a cross where a lane raised, a circle with a bar where it was cancelled."""
    left, middle = number(x + 4), top + BAR / 2
    if result.startswith("raised"):
        return f"M{left} {middle - 4:g}l8 8m0-8-8 8"
    return f"M{left} {middle:g}a4.5 4.5 0 1 0 9 0a4.5 4.5 0 1 0-9 0m1.5 3l6-6"
