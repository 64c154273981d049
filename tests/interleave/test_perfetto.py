"""Checks traces against the Trace Event Format, and against how Perfetto reads it."""

import json
import subprocess
import sys
from dataclasses import replace
from itertools import groupby
from typing import Any

import pytest

from interleave.perfetto import trace_events
from interleave.run import Arrow, Lane, Run, Segment
from tests.interleave.drawn import FORMS, RUNS, SAMPLES, in_order, one_lane
from tests.interleave.recorded import ROOT, record

every_run = pytest.mark.parametrize("name", RUNS)
Event = dict[str, Any]

THREADS_AND_TASKS = """\
import asyncio, threading, time
async def main():
    print("begin")
    await asyncio.gather(*(asyncio.to_thread(time.sleep, 0.01) for _ in range(3)))
    print("end")
threading.Thread(target=time.sleep, args=(0.02,)).start()
asyncio.run(main())
"""


def events(run: Run, phase: str) -> list[Event]:
    return [e for e in trace_events(run)["traceEvents"] if e["ph"] == phase]


def check(run: Run) -> None:
    """What the format asks for, and that each flow is tied to a slice at both ends."""
    trace = trace_events(run)
    assert json.loads(json.dumps(trace)) == trace
    assert set(trace) <= {"traceEvents", "displayTimeUnit", "otherData"}
    assert trace["displayTimeUnit"] in ("ms", "ns")
    for event in trace["traceEvents"]:
        assert {"name", "ph", "ts", "pid", "tid"} <= set(event)
        assert event["ph"] in "MXisf"
        assert isinstance(event["name"], str)
        for key in ("ts", "pid", "tid", "dur"):
            assert isinstance(event.get(key, 0), int)
        assert event["ts"] >= 0
        assert ("dur" in event) == (event["ph"] == "X")
        assert event.get("s") == ("t" if event["ph"] == "i" else None)
    times = [event["ts"] for event in trace["traceEvents"]]
    assert times == sorted(times)
    slices_do_not_overlap(events(run, "X"))
    flows_are_tied(trace["traceEvents"])


def slices_do_not_overlap(slices: list[Event]) -> None:
    for _, lane in groupby(sorted(slices, key=_thread), _thread):
        end = 0
        for event in lane:
            assert event["ts"] >= end
            end = event["ts"] + event["dur"]


def flows_are_tied(trace: list[Event]) -> None:
    """As Perfetto does it: to the slice or instant that the lane opened last."""
    opened: dict[int, Event] = {}
    begun: dict[int, Event] = {}
    for event in trace:
        if event["ph"] in "Xi":
            opened[event["tid"]] = event
        elif event["ph"] in "sf":
            tied = opened[event["tid"]]
            assert tied["ph"] == "X"
            assert tied["ts"] <= event["ts"] < tied["ts"] + tied["dur"]
            if event["ph"] == "s":
                assert event["id"] not in begun
                begun[event["id"]] = event
            else:
                assert event["bp"] == "e"
                other = begun.pop(event["id"])
                assert event["ts"] >= other["ts"]
                assert (event["name"], event["cat"]) == (other["name"], other["cat"])
    assert not begun


def _thread(event: Event) -> int:
    return event["tid"]


@every_run
def test_a_trace_has_the_form_of_the_format(name):
    check(RUNS[name])


@every_run
def test_lanes_are_threads_in_the_order_of_the_timeline(name):
    names = {
        event["tid"]: event["args"]["name"]
        for event in events(RUNS[name], "M")
        if event["name"] == "thread_name"
    }
    order = {
        event["tid"]: event["args"]["sort_index"]
        for event in events(RUNS[name], "M")
        if event["name"] == "thread_sort_index"
    }
    wanted = [lane.name for lane in in_order(RUNS[name])]
    assert [names[thread] for thread in sorted(names, key=order.get)] == wanted
    assert sorted(names) == sorted(names, key=order.get)  # for readers without sorting


@every_run
def test_nothing_is_lost(name):
    run = RUNS[name]
    segments = [segment for lane in run.lanes for segment in lane.segments]
    states = events(run, "X")
    assert sorted((e["cat"], e["args"]["reason"] or "") for e in states) == sorted(
        (segment.state, segment.reason or "") for segment in segments
    )
    ends = [lane.result for lane in run.lanes if lane.result is not None]
    assert len(events(run, "i")) == len(run.marks) + len(ends)
    assert len(events(run, "s")) == len(run.arrows)


def test_states_have_reason_line_and_microseconds():
    (late,) = [e for e in events(RUNS["endings"], "X") if e["cat"] == "late"]
    assert (late["name"], late["ts"], late["dur"]) == (
        "late: the event loop is busy",
        200_000,
        198_000,
    )
    assert late["args"] == {"reason": "the event loop is busy", "line": 9}


def test_prints_and_endings_are_instants():
    said = [(e["ts"], e["name"]) for e in events(RUNS["endings"], "i")]
    assert (100, "print: begin") in said
    assert (102_000, "cancelled") in said
    assert events(RUNS["endings"], "i")[0]["args"] == {"text": "begin", "line": 1}


def handed_over_by(lane: Lane) -> Run:
    run = one_lane(Segment(0, 100, "run", None, 1))
    arrows = (Arrow(60, lane.id, 90, 0, "join"),)
    return replace(run, lanes=(*run.lanes, lane), arrows=arrows)


def test_a_hand_off_keeps_its_times_where_a_reader_needs_others():
    worker = Lane(1, "thread", "worker", None, (Segment(10, 50, "run", None, 2),))
    run = handed_over_by(worker)
    start, end = events(run, "s") + events(run, "f")
    assert (start["ts"], end["ts"]) == (49, 90)
    assert start["args"] == {"from": 60, "to": 90}
    check(run)


def test_a_hand_off_from_a_lane_without_a_slice_is_left_out():
    run = handed_over_by(Lane(1, "task", "x", 0, ()))
    assert not events(run, "s") + events(run, "f")


def test_a_step_is_a_millisecond():
    assert max(e["ts"] + e["dur"] for e in events(RUNS["steps"], "X")) == 12_000


def test_a_recorded_run_can_be_read(tmp_path):
    check(record(THREADS_AND_TASKS, tmp_path).run)


def test_command_line_writes_a_trace(tmp_path):
    (tmp_path / "run.json").write_text(json.dumps(FORMS["endings"]), "utf-8")
    command = [sys.executable, "-m", "interleave.perfetto", tmp_path / "run.json"]
    subprocess.run(
        [*command, "-o", tmp_path / "trace.json"], cwd=ROOT, check=True, timeout=60
    )
    trace = json.loads((tmp_path / "trace.json").read_text("utf-8"))
    assert trace == trace_events(SAMPLES["endings"])


def test_command_line_refuses_what_is_no_run(tmp_path):
    file = tmp_path / "run.json"
    file.write_text('{"v": 1}', "utf-8")
    command = [sys.executable, "-m", "interleave.perfetto", file]
    done = subprocess.run(
        [*command, "-o", tmp_path / "trace.json"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.returncode == 2
    assert done.stderr.endswith(f"error: {file}: run: there is no 'python'\n")
    assert not (tmp_path / "trace.json").exists()


def test_it_needs_nothing_that_draws():
    code = "import interleave.perfetto, sys; print(*sys.modules)"
    command = [sys.executable, "-c", code]
    done = subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, timeout=60, check=True
    )
    loaded = {name for name in done.stdout.split() if name.startswith("interleave")}
    assert "interleave.run" in loaded
    assert not {name for name in loaded if "render" in name}
