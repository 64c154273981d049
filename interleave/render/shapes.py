"""The shapes of a timeline: what a state, a hand-off's head and an ending look like."""

from interleave.render.layout import BAR
from interleave.render.looks import EFFECTS
from interleave.render.text import number

LINES = ("wait", "idle")  # states in which a lane does nothing and holds up nobody
HEIGHTS = {"run": BAR, "block": BAR - 4, "late": BAR - 4, "turns": BAR - 4, "ready": 6}
PATTERNS = {
    "block": ('7" height="7" patternTransform="rotate(45)', "M0 0h2.5v7H0z"),
    "late": ('5" height="5', "M1 1h2.6v2.6H1z"),
    "turns": ('4" height="7', "M0 0h1.6v7H0z"),
}
HEADS = {
    "start": '<circle cx="4" cy="4" r="3"/>',
    "work": '<path d="M0 .5 7.5 4 0 7.5z"/>',
    "wake": '<path d="M1 1 7 4 1 7"/>',
}


def definitions(figure_id: str, states: set[str], effects: set[str]) -> str:
    """The patterns and heads that are used; their ids begin with the figure's."""
    parts = []
    for state, (size, shape) in PATTERNS.items():
        if state in states:
            parts.append(
                f'<pattern id="{figure_id}-{state}" width="{size}" '
                'patternUnits="userSpaceOnUse"><path class="tl-paper" d="M0 0h7v7H0z"/>'
                f'<path class="tl-ink-{state}" d="{shape}"/></pattern>'
            )
    for effect in EFFECTS:
        if effect in effects:
            parts.append(
                f'<marker id="{figure_id}-{effect}" class="tl-{effect}" '
                'markerWidth="8" markerHeight="8" refX="7" refY="4" orient="auto" '
                f'markerUnits="userSpaceOnUse">{HEADS[effect]}</marker>'
            )
    return f"<defs>{''.join(parts)}</defs>" if parts else ""


def state_shape(
    state: str, x: float, width: float, figure_id: str, title: str = ""
) -> str:
    """A state from `x` on, in a lane whose top is at 0."""
    kind = f'class="tl-{state}"'
    if state in LINES:
        line = f'd="M{number(x)} {BAR // 2}h{number(width)}"'
        return (
            f"<path {kind} {line}>{title}</path>" if title else f"<path {kind} {line}/>"
        )
    height = HEIGHTS[state]
    at = f'x="{number(x)}"' + (f' y="{(BAR - height) // 2}"' if height < BAR else "")
    size = f'width="{number(width)}" height="{height}"'
    fill = f' fill="url(#{figure_id}-{state})"' if state in PATTERNS else ""
    return f"<rect {kind} {at} {size}{fill}" + (f">{title}</rect>" if title else "/>")


def end_shape(result: str, x: float) -> str:
    """A cross where a lane raised an error, a circle with a bar where it was cancelled."""
    left, middle = number(x + 4), BAR // 2
    if result.startswith("raised"):
        return f'<path class="tl-end" d="M{left} {middle - 4}l8 8m0-8-8 8"/>'
    bar = f"M{left} {middle}a4.5 4.5 0 1 0 9 0a4.5 4.5 0 1 0-9 0m1.5 3l6-6"
    return f'<path class="tl-end" d="{bar}"/>'
