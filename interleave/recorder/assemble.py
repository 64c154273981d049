"""Turns the raw log into the JSON form of a run."""

from collections import defaultdict
from typing import Any

from interleave.recorder import lanes, log
from interleave.recorder.hooks import stdout
from interleave.recorder.log import Event

# ns, the interpreter's switch interval: a wait that is shorter may have been one for the
# GIL or the system's scheduler. It comes and goes by luck, and in a picture of the whole
# run it can hardly be seen. Of runs under 0.2 seconds it is a fortieth.
SHORTEST = 5_000_000
_WAITS = "block", "idle"  # for others; a sleep is one however short it is

Segment = list[Any]  # [ns, ns, state, reason, line]


def run_form(python: str) -> dict[str, Any]:
    """What the log holds until now; times in microseconds since the start."""
    stdout.note_the_rest()
    lanes.rename_unfinished()
    end = log.closed or log.now()
    shortest = min(SHORTEST, (end - log.started) // 40)
    by_lane: dict[int, list[Event]] = defaultdict(list)
    for event in sorted(log.events.copy(), key=lambda event: event[0]):
        by_lane[event[1]].append(event)

    def micro(time: int) -> int:
        return max(0, min(time, end) - log.started) // 1000

    forms = []
    inner: set[int] = set()
    for number, lane in sorted(lanes.lanes.items()):
        if _of_the_library(lane):
            inner.add(number)
            continue
        segments = _segments(by_lane[number], end, shortest)
        form = {"id": number, "kind": lane.kind, "name": lane.name}
        form |= {"parent": lane.parent}
        form["segs"] = [[micro(a), micro(b), *what] for a, b, *what in segments]
        if number in log.results:
            form["result"] = log.results[number]
        forms.append(form)
    marks = sorted(log.marks, key=lambda mark: mark[0])
    arrows = sorted(log.arrows, key=lambda arrow: arrow[2])
    return {
        "v": 1,
        "python": python,
        "unit": "us",
        "end": micro(end),
        "lanes": forms,
        "marks": [[micro(t), *what] for t, *what in marks],
        "arrows": [
            [micro(a), source, micro(b), target, kind]
            for a, source, b, target, kind, waited in arrows
            if source != target and not {source, target} & inner
            if waited is None or waited >= shortest
        ],
    }


def _of_the_library(lane: lanes.Lane) -> bool:
    """What `asyncio.run` itself starts to tidy up is not part of the script's run."""
    return "BaseEventLoop.shutdown_" in lane.name or "(_do_shutdown)" in lane.name


def _segments(events: list[Event], end: int, shortest: int) -> list[Segment]:
    """One lane's states; a wait that was over at once is none of them."""
    segments: list[Segment] = []
    current: Segment | None = None
    for time, _, state, reason, line in events:
        if state == "raised":  # the job's segments say how it ended
            _rename(segments, current, reason)
            continue
        if current is not None:
            if state == "ready" and current[2] in ("ready", "late"):
                continue
            if state == "late":
                line = current[4]
            current[1] = time
            if time - current[0] < shortest:
                if current[2] in _WAITS and segments and state != "end":
                    next_job = current[2] == "idle" and reason
                    current = segments.pop()
                    current[1] = time
                    same = state == current[2] == "run" and reason in (None, current[3])
                    if same and not next_job:
                        continue
                elif current[2] == "late":
                    current[2:] = ["ready", None, None]
            _add(segments, current)
        current = None if state == "end" else [time, end, state, reason, line]
    if current is not None:
        _add(segments, current)
    return segments


def _add(segments: list[Segment], new: Segment) -> None:
    if new[2] == "sleep":
        new[2] = "block"
    if segments and segments[-1][2:] == new[2:] and segments[-1][1] == new[0]:
        segments[-1][1] = new[1]
    else:
        segments.append(new)


def _rename(segments: list[Segment], current: Segment | None, reason: Any) -> None:
    if current is not None and current[2] == "run":
        current[3] = reason
