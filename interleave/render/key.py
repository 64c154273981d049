"""The key below a picture: what no label on it names; and what is not to scale."""

from collections.abc import Iterator

from interleave.render.layout import BAR, Layout
from interleave.render.looks import EFFECTS, LOOKS, effect
from interleave.render.shapes import state_shape
from interleave.render.text import escape

NOT_TO_SCALE = "Moments too short to see are drawn wider than they were."


def draw_key(layout: Layout, figure_id: str) -> str:
    """A line that wraps where the picture scrolls; hidden, for the table says it all."""
    samples = [*_states(layout, figure_id), *_hand_offs(layout, figure_id)]
    note = f'<p class="tl-note">{NOT_TO_SCALE}</p>' if layout.not_to_scale else ""
    if not samples:
        return note
    return f'<p class="tl-key" aria-hidden="true">{" ".join(samples)}</p>{note}'


def _sample(shape: str, words: str) -> str:
    size = f'width="26" height="{BAR}" viewBox="0 0 26 {BAR}"'
    return f"<span><svg {size}>{shape}</svg> {escape(words)}</span>"


def _states(layout: Layout, figure_id: str) -> Iterator[str]:
    for state in layout.unnamed:
        yield _sample(state_shape(state, 1, 24, figure_id), LOOKS[state])


def _hand_offs(layout: Layout, figure_id: str) -> Iterator[str]:
    for head in EFFECTS:
        kinds = [a.kind for a in layout.run.arrows if effect(a) == head]
        if kinds:
            end = f'marker-end="url(#{figure_id}-{head})"'
            shape = f'<path class="tl-arrows" d="M2 {BAR // 2}h20" {end}/>'
            yield _sample(shape, ", ".join(dict.fromkeys(kinds)))
