"""The shapes of a timeline: what a state, a hand-off's head and an ending look like."""

from collections.abc import Iterable
from math import dist

from interleave.render.layout import BAR
from interleave.render.text import number

# Of the states, in pixels. What is missing is a line: the lane holds up nobody.
HEIGHTS = {"run": BAR, "block": BAR - 4, "late": BAR - 4, "turns": BAR - 4, "ready": 6}
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


def state_shape(
    state: str, spans: Iterable[tuple[float, float]], figure_id: str, more: str = ""
) -> str:
    """A state where it begins and as wide as it is, in a lane whose top is at 0.

    One element, however many spans: a subpath each.
    """
    height = HEIGHTS.get(state, 0)
    y = (BAR - height) // 2
    parts = []
    for x, width in spans:
        left = number(x)
        box = f"v{height}H{left}z" if height else ""
        parts.append(f"M{left} {y}h{number(width)}{box}")
    fill = f' fill="url(#{figure_id}-{state})"' if state in PATTERNS else ""
    return f'<path class="tl-{state}" d="{"".join(parts)}"{fill}{more}/>'


def head_shape(effect: str, tail: tuple[float, float], tip: tuple[float, float]) -> str:
    """Path data of a hand-off's head at `tip`: a disc, a triangle or an open angle."""
    (x, y), length = tip, dist(tail, tip)
    cos, sin = (x - tail[0]) / length, (y - tail[1]) / length

    def at(along: float, across: float) -> str:
        right = x + along * cos - across * sin
        return f"{number(right)} {number(y + along * sin + across * cos)}"

    if effect == "start":
        half = "A3 3 0 1 0 "
        return f"M{at(-6, 0)}{half}{at(0, 0)}{half}{at(-6, 0)}z"
    if effect == "work":
        return f"M{at(-7, -3.5)}L{at(0.5, 0)}L{at(-7, 3.5)}z"
    return f"M{at(-6, -3)}L{at(0, 0)}L{at(-6, 3)}"


def end_shape(result: str, x: float) -> str:
    """A cross where a lane raised an error, a circle with a bar where it was cancelled."""
    left, middle = number(x + 4), BAR // 2
    if result.startswith("raised"):
        return f'<path class="tl-end" d="M{left} {middle - 4}l8 8m0-8-8 8"/>'
    bar = f"M{left} {middle}a4.5 4.5 0 1 0 9 0a4.5 4.5 0 1 0-9 0m1.5 3l6-6"
    return f'<path class="tl-end" d="{bar}"/>'
