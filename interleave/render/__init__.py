"""Draws a recorded run as a timeline: a picture, and the same in words and as a table."""

import re

from interleave.render.key import draw_key
from interleave.render.layout import lay_out
from interleave.render.looks import drawn_lanes
from interleave.render.svg import draw_names, draw_plot
from interleave.render.text import escape
from interleave.render.words import in_words, sentences
from interleave.run import Run

__all__ = ["lane_sentences", "timeline"]

_ID = re.compile(r"[A-Za-z][\w-]*", re.ASCII)


def timeline(
    run: Run,
    title: str,
    figure_id: str,
    *,
    scale_end: float | None = None,
) -> str:
    """Return a run as an HTML figure that needs no JavaScript.

    Times are microseconds (`unit` "us": a time axis) or numbers of scheduling decisions
    (`unit` "step": a step axis). The figure's look is in docs/assets/timeline.css. All
    of its ids begin with `figure_id`, which must be unique on its page. It is well-formed
    XML without blank lines, so it can also stand in Markdown.

    Figures with the same `scale_end` have the same scale, to stand side by side: their
    axes reach up to it, in seconds (in steps, if that is the unit), in half the width.

    Raises ValueError for a `scale_end` before the run's end and for a `figure_id` that
    cannot be an id.
    """
    if not _ID.fullmatch(figure_id):
        raise ValueError(f"not the id of a figure: {figure_id!r}")
    lanes = drawn_lanes(run)
    layout = lay_out(run, lanes, _end_of_scale(run, scale_end))
    title_id = f"{figure_id}-title"
    return (
        f'<figure class="timeline" id="{figure_id}" aria-labelledby="{title_id}">\n'
        f'<figcaption id="{title_id}">{escape(title)}</figcaption>\n'
        '<div class="tl-scroll" tabindex="0" role="group" aria-label="Picture">'
        f"{draw_names(layout)}\n{draw_plot(layout, figure_id)}</div>\n"
        f"{draw_key(layout, figure_id)}\n{in_words(run, lanes, figure_id)}\n</figure>\n"
    )


def lane_sentences(run: Run) -> list[str]:
    """Return one sentence for each lane of a run: what a live region can say."""
    return sentences(run, drawn_lanes(run))


def _end_of_scale(run: Run, seconds: float | None) -> int | None:
    if seconds is None:
        return None
    end = round(seconds * (1 if run.unit == "step" else 1_000_000))
    if end < run.end:
        raise ValueError(f"the scale ends at {seconds}, before the run does")
    return end
