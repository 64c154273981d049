"""Reads the JSON form of a run into typed lanes, segments, marks and arrows."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

UNITS = ("us", "step")
STATES = {
    "run": "running",
    "block": "blocked",
    "wait": "awaiting",
    "ready": "ready",
    "late": "late",
    "idle": "idle",
}


class Segment(NamedTuple):
    """A lane was in one state from `start` to `end`."""

    start: int
    end: int
    state: str
    reason: str | None
    line: int | None

    @property
    def words(self) -> str:
        """The state in words, with its reason: "blocked: lock"."""
        name = STATES[self.state]
        return f"{name}: {self.reason}" if self.reason else name


class Mark(NamedTuple):
    """A lane printed a line of text."""

    time: int
    lane: int
    text: str
    line: int | None


class Arrow(NamedTuple):
    """One lane made another one go on: `kind` says how."""

    start: int
    source: int
    end: int
    target: int
    kind: str


@dataclass(frozen=True)
class Lane:
    """A thread, or a task `depth` levels below its event loop's thread."""

    id: int
    kind: str
    name: str
    parent: int | None
    depth: int
    segments: tuple[Segment, ...]


@dataclass(frozen=True)
class Run:
    """What happened in one run; `lanes` are in the order in which they are drawn."""

    unit: str
    end: int
    lanes: tuple[Lane, ...]
    marks: tuple[Mark, ...]
    arrows: tuple[Arrow, ...]

    def lane(self, id: int) -> Lane:
        return next(lane for lane in self.lanes if lane.id == id)


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
        tuple(_in_order(data["lanes"])),
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


def _in_order(lanes: list[Mapping[str, Any]]) -> Iterator[Lane]:
    """Threads as they came, each followed by the tasks of its event loop."""
    threads = {lane["id"] for lane in lanes if lane["kind"] == "thread"}
    for lane in lanes:
        if lane["id"] in threads:
            yield _lane(lane, 0)
            for task in lanes:
                if task["id"] not in threads and task["parent"] == lane["id"]:
                    yield _lane(task, 1)
    for lane in lanes:
        if lane["id"] not in threads and lane["parent"] not in threads:
            yield _lane(lane, 0)


def _lane(lane: Mapping[str, Any], depth: int) -> Lane:
    segments = tuple(Segment(*segment) for segment in lane["segs"])
    return Lane(lane["id"], lane["kind"], lane["name"], lane["parent"], depth, segments)
