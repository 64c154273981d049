"""Turns the raw log into a run."""

from collections import defaultdict

from interleave.recorder import lanes, log, unseen
from interleave.recorder.hooks import stdout
from interleave.recorder.lanes import LaneRecord
from interleave.recorder.log import HandOff, StateChange
from interleave.recorder.spans import Spans, without
from interleave.run import Arrow, Lane, Mark, Run, Segment

# ns, the interpreter's switch interval: a wait that is shorter may have been one for the
# GIL or the system's scheduler. It comes and goes by luck, and in a picture of the whole
# run it can hardly be seen. Of runs under 0.2 seconds it is a fortieth.
SHORTEST = 5_000_000


def run_so_far(python: str) -> Run:
    """Return what the log holds until now; times in microseconds since the start."""
    stdout.note_the_rest()
    lanes.rename_unfinished()
    end = log.closed or log.now()
    shortest = min(SHORTEST, (end - log.started) // 40)
    known = dict(sorted(lanes.lanes.items()))
    own = _with_a_line_of_the_script()
    shown = {
        lane: it
        for lane, it in known.items()
        if not _is_of_the_library(it) and (lane in own or not it.foreign)
    }
    if log.closed is None:
        unseen.until(end, log.running())
    spans = _spans(end, shortest)
    lines = [each for each in log.printed.copy() if each[1] in known]
    hand_offs = [each for each in log.hand_offs.copy() if _is_seen(each, shortest)]

    def micro(time: int) -> int:
        return max(0, min(time, end) - log.started) // 1000

    def number(lane: int) -> int:
        return lane - lanes.first

    def lane(own: int, record: LaneRecord) -> Lane:
        parent = None if record.parent is None else number(record.parent)
        segments = tuple(
            Segment(micro(s.begin), micro(s.end), s.state, s.reason, s.line)
            for s in without(spans[own].finish(), _unseen(own, record))
        )
        result = log.results.get(own)
        return Lane(number(own), record.kind, record.name, parent, segments, result)

    return Run(
        python,
        "us",
        micro(end),
        tuple(lane(own, record) for own, record in shown.items()),
        tuple(
            Mark(micro(time), number(own), text, line)
            for time, own, text, line in sorted(lines, key=lambda each: each[0])
        ),
        tuple(
            Arrow(micro(sent), number(source), micro(taken), number(target), kind)
            for sent, source, taken, target, kind, _ in sorted(
                hand_offs, key=lambda each: each[2]
            )
            if source in shown and target in shown
        ),
    )


def _spans(end: int, shortest: int) -> dict[int, Spans]:
    """Those of each lane; of earlier recordings' lanes too, which are not shown."""
    by_lane: dict[int, Spans] = defaultdict(lambda: Spans(end, shortest))
    changes: list[StateChange] = sorted(log.changes.copy(), key=lambda each: each[0])
    for change in changes:
        by_lane[change[1]].change(change)
    return by_lane


def _unseen(own: int, lane: LaneRecord) -> list[tuple[int, int]]:
    """When the lane's thread waited for what is not recorded: begins and ends, in ns.

    Of a thread's tasks it is the one that seemed to run then.
    """
    thread = lane.parent if lane.kind == "task" else own
    return [(begin, end) for begin, end, which in unseen.waits if which == thread]


def _is_seen(hand_off: HandOff, shortest: int) -> bool:
    """Is it one between two lanes, after a wait that is itself to be seen?"""
    _, source, _, target, _, waited = hand_off
    return source != target and (waited is None or waited >= shortest)


def _with_a_line_of_the_script() -> set[int]:
    """The lanes in which a line of the script was seen to wait, or to print."""
    waited = {change[1] for change in log.changes.copy() if change[4] is not None}
    return waited | {each[1] for each in log.printed.copy()}


def _is_of_the_library(lane: LaneRecord) -> bool:
    """What `asyncio.run` itself starts to tidy up is not part of the script's run.

    Nor is the child in which `ctypes.util` looks for a library.
    """
    if lane.kind == "process":
        return lane.name == "ldconfig"
    return "BaseEventLoop.shutdown_" in lane.name or "(_do_shutdown)" in lane.name
