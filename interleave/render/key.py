"""The key below a picture: what no label on it names; and what is not to scale."""

from collections.abc import Iterator

from interleave.render.layout import BAR, Layout
from interleave.render.model import EFFECTS, LOOKS
from interleave.render.shapes import head_shape, state_shape
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
    return f"<span><svg {size}>{shape}</svg> {escape(words)}</span>"


def _states(layout: Layout, figure_id: str) -> Iterator[str]:
    for state in layout.unnamed:
        yield _sample(state_shape(state, [(1, 24)], figure_id), LOOKS[state])


def _hand_offs(layout: Layout) -> Iterator[str]:
    middle = BAR // 2
    for effect in EFFECTS:
        kinds = [a.kind for a in layout.run.arrows if a.effect == effect]
        if kinds:
            head = head_shape(effect, (2, middle), (22, middle))
            shape = f'<path class="tl-arrows" d="M2 {middle}h20"/>'
            shape += f'<path class="tl-{effect}" d="{head}"/>'
            yield _sample(shape, ", ".join(dict.fromkeys(kinds)))
