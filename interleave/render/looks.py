"""Says what is drawn of a run: its lanes in order, their segments, a hand-off's effect."""

from dataclasses import dataclass

from interleave.families import families
from interleave.render.streaks import BY_TURNS, TURNS, Shown, shorten
from interleave.run import STATES, WORK_KINDS, Arrow, Lane, Run

LOOKS = STATES | {TURNS: BY_TURNS}
# What a hand-off does: it begins a lane, it gives a lane work, it lets a lane go on.
EFFECTS = ("start", "work", "wake")


@dataclass(frozen=True, kw_only=True)
class DrawnLane(Lane):
    """A lane, how many lanes it is part of, and its segments, streaks made into one."""

    depth: int
    shown: tuple[Shown, ...]


def drawn_lanes(run: Run) -> tuple[DrawnLane, ...]:
    """The lanes in the order in which they are drawn: tasks below what they are part of."""
    return tuple(
        DrawnLane(**vars(lane), depth=depth, shown=shorten(lane.segments, run.end))
        for lane, depth in families(run)
    )


def effect(arrow: Arrow) -> str:
    """One of `EFFECTS`: what the arrow's head shows."""
    if arrow.kind == "start":
        return "start"
    return "work" if arrow.kind in WORK_KINDS else "wake"
