"""The key below a picture: what no label on it names; and what is not to scale."""

from collections.abc import Iterator

from interleave.render.layout import BAR, Layout
from interleave.render.looks import EFFECTS, LOOKS, effect
from interleave.render.shapes import arrow_shape, span_shape, state_path
from interleave.render.text import escape

NOT_TO_SCALE = "Moments too short to see are drawn wider than they were."


def draw_key(layout: Layout, figure_id: str) -> str:
    """A line that wraps where the picture scrolls; hidden, for the table says it all."""
    samples = [*_states(layout, figure_id), *_hand_offs(layout)]
    note = f'<p class="tl-note">{NOT_TO_SCALE}</p>' if layout.not_to_scale else ""
    if not samples:
        return note
    return f'<p class="tl-key" aria-hidden="true">{" ".join(samples)}</p>{note}'


def _sample(shape: str, words: str) -> str:
    size = f'width="26" height="{BAR}" viewBox="0 0 26 {BAR}"'
    return f"<svg {size}>{shape}</svg>\N{NO-BREAK SPACE}{escape(words)}"


def _states(layout: Layout, figure_id: str) -> Iterator[str]:
    for state in layout.unnamed:
        shape = span_shape(state, 1, 0, 24)
        yield _sample(state_path(state, shape, figure_id), LOOKS[state])


def _hand_offs(layout: Layout) -> Iterator[str]:
    middle = BAR // 2
    for head in EFFECTS:
        kinds = [a.kind for a in layout.run.arrows if effect(a) == head]
        if kinds:
            data = arrow_shape(head, (2, middle), (22, middle))
            shape = f'<path class="tl-arrow tl-{head}" d="{data}"/>'
            yield _sample(shape, ", ".join(dict.fromkeys(kinds)))
