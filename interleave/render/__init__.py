"""Draws a recorded run as a timeline: a picture, and the same as a table."""

import re
from collections.abc import Mapping
from typing import Any

from interleave.render.layout import lay_out
from interleave.render.run import read_run
from interleave.render.svg import draw_names, draw_plot
from interleave.render.words import escape, sentences, table

__all__ = ["lane_sentences", "timeline"]

_ID = re.compile(r"[A-Za-z][\w-]*", re.ASCII)


def timeline(data: Mapping[str, Any], title: str, figure_id: str) -> str:
    """Return a recorded run (its JSON form) as an HTML figure that needs no JavaScript.

    Times are microseconds (`unit` "us": a time axis) or numbers of scheduling decisions
    (`unit` "step": a step axis). The figure's look is in docs/assets/timeline.css. All
    of its ids begin with `figure_id`, which must be unique on its page. It is well-formed
    XML without blank lines, so it can also stand in Markdown.

    Raises ValueError for a `figure_id` that cannot be an id, and for a run that no
    picture can be true to (see `read_run`).
    """
    if not _ID.fullmatch(figure_id):
        raise ValueError(f"not the id of a figure: {figure_id!r}")
    run = read_run(data)
    layout = lay_out(run)
    note = "Moments too short to see are drawn wider than they were."
    said = f'\n<span class="tl-note">{note}</span>' if layout.not_to_scale else ""
    return (
        f'<figure class="timeline" id="{figure_id}">\n'
        f"<figcaption>{escape(title)}{said}</figcaption>\n"
        '<div class="tl-scroll" tabindex="0" role="group" '
        f'aria-label="Picture: {escape(title)}">\n'
        f"{draw_names(layout)}\n{draw_plot(layout, title, figure_id)}\n</div>\n"
        f"{table(run, title, figure_id)}\n</figure>\n"
    )


def lane_sentences(data: Mapping[str, Any]) -> list[str]:
    """Return one sentence for each lane of a run: what a live region can say."""
    return sentences(read_run(data))
