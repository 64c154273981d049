"""Turns a recorded run into Chrome's Trace Event Format, which ui.perfetto.dev opens.

``python -m interleave.perfetto run.json -o trace.json``
"""

import argparse
import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from interleave.families import families
from interleave.run import Arrow, Run, Segment

PROCESS = 1
STEP = 1000  # microseconds that stand for one scheduling decision

Event = dict[str, Any]


def trace_events(run: Run) -> dict[str, Any]:
    """Return a run as an object of the Trace Event Format.

    Each lane is a thread, in the order of the timeline. A state is a complete event
    ("X"), a print and an ending are instants ("i"), a hand-off is a flow ("s", "f").
    Times are microseconds; a run in steps gets a millisecond for each.

    The format: docs.google.com/document/d/1CvAClvFfyA5R-PhYUmn5OOQtYMH4h6I0nSsKchNAySU.
    """
    run = replace(run, lanes=tuple(lane for lane, _ in families(run)))
    scale = STEP if run.unit == "step" else 1
    threads = {lane.id: number for number, lane in enumerate(run.lanes, PROCESS)}
    events = list(_states(run)) + list(_flows(run)) + list(_instants(run))
    for event in events:
        event["pid"], event["tid"] = PROCESS, threads[event.pop("lane")]
        event["ts"] *= scale
        if "dur" in event:
            event["dur"] *= scale
    # A flow belongs to the slice that was opened last: at one time, states come first.
    events.sort(key=lambda event: event["ts"])
    return {
        "traceEvents": [*_names(run, threads), *events],
        "displayTimeUnit": "ms",
        "otherData": {"python": run.python, "unit": run.unit},
    }


def _names(run: Run, threads: Mapping[int, int]) -> Iterator[Event]:
    def about(what: str, thread: int, **args: Any) -> Event:
        where = {"pid": PROCESS, "tid": thread, "ts": 0}
        return {"name": what, "ph": "M", **where, "args": args}

    yield about("process_name", PROCESS, name="Python")
    for lane in run.lanes:
        thread = threads[lane.id]
        yield about("thread_name", thread, name=lane.name)
        yield about("thread_sort_index", thread, sort_index=thread - PROCESS)


def _states(run: Run) -> Iterator[Event]:
    for lane in run.lanes:
        for segment in lane.segments:
            length = segment.end - segment.start
            event = {"ph": "X", "ts": segment.start, "dur": length, "lane": lane.id}
            args = {"reason": segment.reason, "line": segment.line}
            yield event | {"name": segment.words, "cat": segment.state, "args": args}


def _instants(run: Run) -> Iterator[Event]:
    for mark in run.marks:
        event = {"ph": "i", "s": "t", "ts": mark.time, "lane": mark.lane}
        args = {"text": mark.text, "line": mark.line}
        yield event | {"name": f"print: {mark.text}", "cat": "print", "args": args}
    for lane in run.lanes:
        if lane.result:
            event = {"ph": "i", "s": "t", "ts": lane.end, "lane": lane.id}
            yield event | {"name": lane.result, "cat": "end", "args": {}}


def _flows(run: Run) -> Iterator[Event]:
    for number, arrow in enumerate(run.arrows, 1):
        ends = _ends(run, arrow)
        if ends is None:
            continue
        flow = {"name": arrow.kind, "cat": "hand-off", "id": number}
        args = {"from": arrow.start, "to": arrow.end}
        yield flow | {"ph": "s", "ts": ends[0], "lane": arrow.source, "args": args}
        finish = {"ph": "f", "bp": "e", "ts": ends[1], "lane": arrow.target}
        yield flow | finish | {"args": args}


def _ends(run: Run, arrow: Arrow) -> tuple[int, int] | None:
    """Times inside of segments of both lanes: a reader ties flows to slices.

    A lane may hand over as it ends, or be handed something before its first segment:
    then the time is that of the nearest segment; `args` keep the recorded times.
    """
    start = _inside(run, arrow.source, arrow.start, 0)
    if start is None:
        return None
    end = _inside(run, arrow.target, max(arrow.end, start), start)
    return None if end is None or end < start else (start, end)


def _inside(run: Run, lane: int, time: int, earliest: int) -> int | None:
    """The time nearest to `time` inside of a segment, before a print in that segment:

    Perfetto takes a print for a slice, and would tie what follows it to the print.
    """

    def distance(segment: Segment) -> int:
        return max(segment.start - time, time - segment.end + 1, 0)

    seen = [
        segment for segment in run.lane(lane).segments if segment.end > segment.start
    ]
    if not seen:
        return None
    nearest = min(seen, key=distance)
    time = min(max(time, nearest.start), nearest.end - 1)
    prints = [mark.time for mark in run.marks if mark.lane == lane]
    before = [t for t in prints if max(nearest.start, earliest) <= t <= time]
    return min([time, *before])


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m interleave.perfetto")
    parser.add_argument("run", type=Path, help="a recorded run (JSON)")
    parser.add_argument("-o", "--output", type=Path, required=True, metavar="FILE")
    chosen = parser.parse_args()
    try:
        run = Run.from_json(json.loads(chosen.run.read_text("utf-8")))
    except ValueError as error:
        parser.error(f"{chosen.run}: {error}")
    text = json.dumps(trace_events(run), separators=(",", ":"), ensure_ascii=False)
    chosen.output.write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
