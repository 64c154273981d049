"""What happened in one run of a script: its model, and its form in JSON, version 1.

The form is an object. Times are whole numbers of the run's unit, from 0 to its end. A
line is one of the script's, or null; a lane is named by its id.

``v``       1, the version of the form
``python``  the version that ran the script, such as "3.13.0"
``unit``    "us": microseconds since the start; "step": scheduling decisions
``end``     the time at which the run was over
``lanes``   objects: the threads, processes and tasks, in the order of their beginning
``marks``   ``[time, lane, text, line]``: the lines that were printed, in order of time
``arrows``  ``[start, source, end, target, kind]``: at `start`, the lane `source` did
            something that made another lane, `target`, begin or go on at `end`
``steps``   ``[time, lane, line]``: the lines that ran, in order of time; only in a run
            that was made to be stepped through

A lane has these fields:

``id``      a number that no other lane of the run has
``kind``    "thread", "process" or "task"
``name``    what the script, or the library, calls it
``parent``  the lane it is part of, which need not be recorded; or null. A task's is the
            thread of its event loop, or the task that waits for it
``segs``    ``[start, end, state, reason, line]``: its states (`STATES`), one after the
            other; `reason` is what it waits for or which function it runs, or null
``result``  how it ended, such as "cancelled" or "raised ValueError"; only if it did not
            just return

The kinds of arrows: "start" began the lane; "job" gave a worker of a pool its job, "queue"
an item that it waited for; "call_soon_threadsafe" and "run_coroutine_threadsafe" gave an
event loop a callback; "result" is a future's, "join" the end of what was waited for;
"wake" is every other way to let a lane go on, such as the release of a lock.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from types import NoneType
from typing import Any, NamedTuple

from interleave.typed_json import Types, check_fields, read_rows

VERSION = 1
UNITS = ("us", "step")
LANE_KINDS = ("thread", "process", "task")
STATES = {  # with their names in words
    "run": "running",
    "block": "blocked",  # it holds up its thread
    "wait": "awaiting",
    "ready": "ready",  # it could run, and has no processor or no turn
    "late": "late",  # what it awaited is due, but the event loop is busy
    "idle": "idle",  # it has nothing to do
    "unknown": "not known",  # it ran, or waited for what the recorder does not see
}
WORK_KINDS = ("job", "queue", "call_soon_threadsafe", "run_coroutine_threadsafe")
ARROW_KINDS = ("start", *WORK_KINDS, "result", "join", "wake")


class Segment(NamedTuple):
    """A lane was in one of the `STATES` from `start` to `end`."""

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
    """The lane `source` made the lane `target` go on: `kind` says how."""

    start: int
    source: int
    end: int
    target: int
    kind: str


class Step(NamedTuple):
    """A lane ran a line."""

    time: int
    lane: int
    line: int


@dataclass(frozen=True)
class Lane:
    """A thread, a process or a task; `result` is None if it just returned."""

    id: int
    kind: str
    name: str
    parent: int | None
    segments: tuple[Segment, ...]
    result: str | None = None

    @property
    def end(self) -> int:
        """When its last segment ends."""
        return self.segments[-1].end if self.segments else 0


@dataclass(frozen=True)
class Run:
    """A run that keeps to the form; `steps` is None if it has none.

    Raises ValueError, with the place in the form, for an unknown unit, state, kind or
    lane, a lane twice, an arrow from a lane to itself, a time that is not in the run,
    and for segments, marks or steps out of order.
    """

    python: str
    unit: str
    end: int
    lanes: tuple[Lane, ...]
    marks: tuple[Mark, ...]
    arrows: tuple[Arrow, ...]
    steps: tuple[Step, ...] | None = None

    def __post_init__(self) -> None:
        for fault in _faults(self):
            raise ValueError(fault)

    @classmethod
    def from_json(cls, data: Any) -> "Run":
        """Read the form. Raises ValueError for what does not keep to it, and where."""
        if isinstance(data, dict) and data.get("v", VERSION) != VERSION:
            version = f"version {VERSION}, not {data['v']!r}"
            raise ValueError(f"run: this reads runs of {version}: record it again")
        check_fields(data, _RUN, {"steps"}, "run")
        return cls(
            data["python"],
            data["unit"],
            data["end"],
            tuple(_lane(lane, f"lanes[{n}]") for n, lane in enumerate(data["lanes"])),
            read_rows(Mark, data["marks"], "marks"),
            read_rows(Arrow, data["arrows"], "arrows"),
            read_rows(Step, data["steps"], "steps") if "steps" in data else None,
        )

    def to_json(self) -> dict[str, Any]:
        """Return the form, as `from_json` reads it."""
        form: dict[str, Any] = {"v": VERSION, "python": self.python, "unit": self.unit}
        form |= {"end": self.end, "lanes": [_lane_form(lane) for lane in self.lanes]}
        for name in ("marks", "arrows", "steps"):
            if (rows := getattr(self, name)) is not None:
                form[name] = [*map(list, rows)]
        return form

    def lane(self, id: int) -> Lane:
        """Return the lane of this id."""
        return next(lane for lane in self.lanes if lane.id == id)


_INT, _STR, _LIST = (int,), (str,), (list,)
_RUN: Types = {"v": _INT, "python": _STR, "unit": _STR, "end": _INT}
_RUN = {**_RUN, **dict.fromkeys(("lanes", "marks", "arrows", "steps"), _LIST)}
_LANE: Types = {"id": _INT, "kind": _STR, "name": _STR, "parent": (int, NoneType)}
_LANE = {**_LANE, "segs": _LIST, "result": _STR}


def _lane(data: Any, where: str) -> Lane:
    check_fields(data, _LANE, {"result"}, where)
    segments = read_rows(Segment, data["segs"], f"{where}.segs")
    own = data["id"], data["kind"], data["name"], data["parent"]
    return Lane(*own, segments, data.get("result"))


def _lane_form(lane: Lane) -> dict[str, Any]:
    form = {"id": lane.id, "kind": lane.kind, "name": lane.name, "parent": lane.parent}
    form["segs"] = [*map(list, lane.segments)]
    return form if lane.result is None else form | {"result": lane.result}


def _faults(run: Run) -> Iterator[str]:
    """What does not keep to the form though its types do, each with its place."""
    if run.unit not in UNITS:
        yield f"run: unknown unit {run.unit!r}"
    ids = [lane.id for lane in run.lanes]
    if len(set(ids)) < len(ids):
        yield f"lanes: an id stands twice: {ids}"
    for number, lane in enumerate(run.lanes):
        if lane.kind not in LANE_KINDS:
            yield f"lanes[{number}]: unknown kind {lane.kind!r}"
        before = 0
        for n, (start, end, state, _, _) in enumerate(lane.segments):
            if state not in STATES:
                yield f"lanes[{number}].segs[{n}]: unknown state {state!r}"
            if not before <= start <= end <= run.end:
                yield f"lanes[{number}].segs[{n}]: {_astray(start, end, before, run)}"
            before = end
    moments = {"marks": [mark[:2] for mark in run.marks]}
    moments["steps"] = [step[:2] for step in run.steps or ()]
    for name, rows in moments.items():
        before = 0
        for n, (time, id) in enumerate(rows):
            if id not in ids:
                yield f"{name}[{n}]: unknown lane {id}"
            if not before <= time <= run.end:
                yield f"{name}[{n}]: {_astray(time, time, before, run)}"
            before = time
    for n, (start, source, end, target, kind) in enumerate(run.arrows):
        if kind not in ARROW_KINDS:
            yield f"arrows[{n}]: unknown kind {kind!r}"
        for id in (source, target):
            if id not in ids:
                yield f"arrows[{n}]: unknown lane {id}"
        if source == target:
            yield f"arrows[{n}]: it goes from lane {source} to itself"
        if not 0 <= start <= end <= run.end:
            yield f"arrows[{n}]: {_astray(start, end, 0, run)}"


def _astray(start: int, end: int, before: int, run: Run) -> str:
    if 0 <= start <= end <= run.end:
        return f"{start} stands after {before}, but the order is that of time"
    return f"{start} to {end} is not in the run, from 0 to {run.end}"
