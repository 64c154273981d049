"""Reads the JSON form of a run into typed lanes, segments, marks and arrows."""

from collections.abc import Iterator, Mapping
from typing import Any

from interleave.render.model import STATES, UNITS, Arrow, Lane, Mark, Run, Segment
from interleave.render.streaks import shorten


def read_run(data: Mapping[str, Any]) -> Run:
    """Read the JSON form of a run; `unit` is "us" (microseconds) or "step".

    Marks are in the order of their printing, whatever order they are stored in. Arrows
    from a lane to itself hand nothing over and are left out.

    Raises ValueError for what no picture can be true to: another version, an unknown
    unit, state or lane, a lane twice, a time that lies outside the run.
    """
    _check(data)
    marks = sorted((Mark(*mark) for mark in data["marks"]), key=lambda mark: mark.time)
    arrows = (Arrow(*arrow) for arrow in data["arrows"])
    return Run(
        data["unit"],
        data["end"],
        tuple(_in_order(data)),
        tuple(marks),
        tuple(arrow for arrow in arrows if arrow.source != arrow.target),
    )


def _check(data: Mapping[str, Any]) -> None:
    if data["v"] != 1:
        raise ValueError(f"this draws runs of version 1, not {data['v']!r}")
    if data["unit"] not in UNITS:
        raise ValueError(f"unknown unit {data['unit']!r}")
    ids = [lane["id"] for lane in data["lanes"]]
    if len(set(ids)) < len(ids):
        raise ValueError(f"a lane's id stands twice: {ids}")
    segments = [segment for lane in data["lanes"] for segment in lane["segs"]]
    for segment in segments:
        if segment[2] not in STATES:
            raise ValueError(f"unknown state {segment[2]!r}")
    lanes = [lane for _, lane, *_ in data["marks"]]
    spans = [(start, end) for start, end, *_ in segments]
    spans += [(time, time) for time, *_ in data["marks"]]
    for start, source, end, target, _ in data["arrows"]:
        lanes += [source, target]
        spans.append((start, end))
    for lane in lanes:
        if lane not in ids:
            raise ValueError(f"unknown lane {lane!r}")
    for start, end in spans:
        if not 0 <= start <= end <= data["end"]:
            raise ValueError(f"{start} to {end} is not in the run")


def _in_order(data: Mapping[str, Any]) -> Iterator[Lane]:
    """Threads as they came, each followed by the tasks of its event loop, and so on."""
    waiting = list(data["lanes"])

    def family(lane: Mapping[str, Any], depth: int) -> Iterator[Lane]:
        waiting.remove(lane)
        yield _lane(lane, depth, data["end"])
        for child in [x for x in waiting if x["parent"] == lane["id"]]:
            if child["kind"] == "task" and child in waiting:
                yield from family(child, depth + 1)

    for lane in [lane for lane in waiting if lane["kind"] != "task"]:
        yield from family(lane, 0)
    while waiting:  # tasks of a thread that has no lane
        yield from family(_eldest(waiting), 0)


def _eldest(lanes: list[Any]) -> Any:
    ids = {lane["id"] for lane in lanes}
    orphans = (lane for lane in lanes if lane["parent"] not in ids)
    return next(orphans, lanes[0])


def _lane(lane: Mapping[str, Any], depth: int, end: int) -> Lane:
    segments = tuple(Segment(*segment) for segment in lane["segs"])
    return Lane(
        lane["id"],
        lane["kind"],
        lane["name"],
        lane["parent"],
        depth,
        segments,
        shorten(segments, end),
        lane.get("result"),
    )
