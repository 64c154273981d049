"""Turns the raw log into the JSON form of a run."""

from collections import defaultdict
from typing import Any

from interleave.recorder import log, output
from interleave.recorder.locks import SHORTEST
from interleave.recorder.log import Event

Segment = list[Any]  # [ns, ns, state, reason, line]


def run_form(python: str) -> dict[str, Any]:
    """What the log holds until now; times in microseconds since the start."""
    output.note_the_rest()
    log.rename_unfinished()
    end = log.now()
    by_lane: dict[int, list[Event]] = defaultdict(list)
    for event in sorted(log.events.copy(), key=lambda event: event[0]):
        by_lane[event[1]].append(event)

    def micro(time: int) -> int:
        return max(0, min(time, end) - log.started) // 1000

    lanes = []
    inner: set[int] = set()
    for number, lane in enumerate(log.lanes.copy()):
        if _of_the_library(lane):
            inner.add(number)
            continue
        segments = _segments(by_lane[number], end)
        form = {"id": number, "kind": lane.kind, "name": lane.name}
        form |= {"parent": lane.parent}
        form["segs"] = [[micro(a), micro(b), *what] for a, b, *what in segments]
        if number in log.results:
            form["result"] = log.results[number]
        lanes.append(form)
    marks = sorted(log.marks, key=lambda mark: mark[0])
    arrows = sorted(log.arrows, key=lambda arrow: arrow[2])
    return {
        "v": 1,
        "python": python,
        "unit": "us",
        "end": micro(end),
        "lanes": lanes,
        "marks": [[micro(t), *what] for t, *what in marks],
        "arrows": [
            [micro(a), source, micro(b), target, kind]
            for a, source, b, target, kind in arrows
            if source != target and not {source, target} & inner
        ],
    }


def _of_the_library(lane: log.Lane) -> bool:
    """What `asyncio.run` itself starts to tidy up is not part of the script's run."""
    return "BaseEventLoop.shutdown_" in lane.name or "(_do_shutdown)" in lane.name


def _segments(events: list[Event], end: int) -> list[Segment]:
    """One lane's states; a lock that was free after all is no state."""
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
            _add(segments, current)
        current = None if state == "end" else [time, end, state, reason, line]
    if current is not None:
        _add(segments, current)
    return segments


def _add(segments: list[Segment], new: Segment) -> None:
    if new[2] == "lock":
        if new[1] - new[0] < SHORTEST:
            if segments:
                segments[-1][1] = new[1]
            return
        new[2] = "block"
    if segments and segments[-1][2:] == new[2:] and segments[-1][1] == new[0]:
        segments[-1][1] = new[1]
    else:
        segments.append(new)


def _rename(segments: list[Segment], current: Segment | None, reason: Any) -> None:
    if current is not None and current[2] == "run":
        current[3] = reason
