"""Chooses the words that fit: on a segment, and in the column of lane names."""

import re

from interleave.render.looks import LOOKS, DrawnLane
from interleave.render.streaks import Shown
from interleave.render.text import text_width

NAMES = 122  # width of the column of lane names
NAME_CHARACTERS = 16  # that fit into one line of that column
INDENT = 14  # of a lane that is part of another one
DEEPEST = 3  # levels for which there is room


def label(segment: Shown, width: float) -> str:
    """The longest words for a segment that fit on it, or none."""
    words = (segment.words, segment.reason or "", LOOKS[segment.state])
    return next((w for w in words if text_width(w) + 10 <= width), "")


def indent(lane: DrawnLane) -> int:
    """How far to the right a lane's name begins."""
    return 2 + INDENT * min(lane.depth, DEEPEST)


def name_lines(lane: DrawnLane) -> list[str]:
    """A lane's name on one or two lines; the rest of a long one is left out."""
    room = NAME_CHARACTERS - 2 * min(lane.depth, DEEPEST)
    lines = [""]
    for part in re.findall(r"[^\s_.(-]*[\s_.(-]|.+", lane.name):
        if len((lines[-1] + part).rstrip()) > room and lines[-1] and len(lines) < 2:
            lines.append("")
        lines[-1] += part
    return [
        x if len(x) <= room else x[: room - 1] + "…" for x in map(str.rstrip, lines)
    ]
