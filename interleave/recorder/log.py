"""The raw log of a run: lanes and, by time, their states, prints and hand-offs."""

import functools
import os
import sys
import threading
import weakref
from _thread import allocate_lock
from asyncio import current_task
from asyncio.events import _get_running_loop
from collections.abc import Callable
from time import perf_counter_ns
from types import FrameType
from typing import Any, NamedTuple

from interleave.recorder import places
from interleave.recorder.places import where

Event = tuple[int, int, str, str | None, int | None]


class Lane(NamedTuple):
    """A thread, task or process; a task's parent is its event loop's thread."""

    kind: str
    name: str
    parent: int | None


lanes: list[Lane] = []
events: list[Event] = []  # (ns, lane, state, reason, line)
arrows: list[tuple[int, int, int, int, str]] = []  # (ns, lane, ns, lane, kind)
marks: list[tuple[int, int, str, int | None]] = []  # (ns, lane, text, line)
results: dict[int, str] = {}  # how a lane ended, unless it just returned
started = 0  # ns
now = perf_counter_ns
_process = -1
_numbering = allocate_lock()
_unfinished: dict[int, weakref.ref[Any]] = {}


class Here(threading.local):
    """What the recorder knows of the current thread."""

    lane = -1
    blocked = False  # the reason why it cannot run has been said
    task: Any = None  # the task whose step it runs
    job: str | None = None  # what a pool's worker is working on
    origin: tuple[int, int, str] | None = None  # who posted the running callback
    due: int | None = None  # when the running timer's callback should have run
    asked = 0  # when the event loop last asked its selector
    answered = 0  # and got the answer


here = Here()


def start(path: str) -> None:
    """Begin the log of this process's run of the script `path`, in the main thread."""
    global started, _process
    places.script, _process, started = path, os.getpid(), now()
    events.append((started, thread_lane(), "run", None, None))


def recording() -> bool:
    """False in a forked child: its parent's log is not the child's to save."""
    return os.getpid() == _process


def new_lane(kind: str, name: str, parent: int | None = None) -> int:
    """Add a lane; give its number."""
    with _numbering:
        lanes.append(Lane(kind, name, parent))
        return len(lanes) - 1


def thread_lane() -> int:
    """The lane of the current thread; a thread seen for the first time gets one."""
    if here.lane < 0:
        thread = threading._active.get(threading.get_ident())  # type: ignore[attr-defined]
        name = thread.name if thread is not None else f"thread {threading.get_ident()}"
        here.lane = new_lane("thread", name)
    return here.lane


def task_lane(task: Any) -> int:
    """The lane of a task, inside the lane of the current thread."""
    try:
        return task._interleave_lane  # type: ignore[no-any-return]
    except AttributeError:
        lane = new_lane("task", _task_name(task, task.get_coro()), thread_lane())
        task._interleave_lane = lane
        _unfinished[lane] = weakref.ref(task)
        return lane


def rename(task: Any, coroutine: Any = None) -> int:
    """Give a task's lane its present name; the lane's number is returned."""
    lane = task_lane(task)
    name = _task_name(task, coroutine or task.get_coro())
    lanes[lane] = lanes[lane]._replace(name=name)
    _unfinished.pop(lane, None)
    return lane


def rename_unfinished() -> None:
    """Before 3.13 a task gets its name after it was made ready."""
    for reference in list(_unfinished.values()):
        task = reference()
        if task is not None:
            rename(task)


def _task_name(task: Any, coroutine: Any) -> str:
    return f"{task.get_name()} {getattr(coroutine, '__qualname__', '')}".strip()


def current_lane() -> int:
    """The lane of the current task or, outside of tasks, of the current thread."""
    if _get_running_loop() is not None:
        task = current_task()
        if task is not None:
            return task_lane(task)
    return here.lane if here.lane >= 0 else thread_lane()


def say(state: str, reason: str | None = None, line: int | None = None) -> None:
    """Put the current thread into a state."""
    events.append((now(), thread_lane(), state, reason, line))


def block(label: str, frame: FrameType, state: str = "block") -> tuple[int, ...]:
    """Say that the current task and its thread cannot run; give what `unblock` takes.

    The reason is `label` or the library's function through which the script came here.
    """
    if here.blocked:
        return ()
    name, line = where(frame)
    lane, thread = current_lane(), thread_lane()
    both = (lane,) if lane == thread else (lane, thread)
    here.blocked = True
    time = now()
    for each in both:
        events.append((time, each, state, name or label, line))
    return (time, *both)


def unblock(token: tuple[int, ...]) -> None:
    """The lanes that `block` named run again."""
    if token:
        here.blocked = False
        time = now()
        for lane in token[1:]:
            job = here.job if lane == here.lane else None
            events.append((time, lane, "run", job, None))


def hide(error: BaseException) -> None:
    """Take the caller out of a traceback; a bare ``raise`` does not put it back."""
    if error.__traceback__ is not None:
        error.__traceback__ = error.__traceback__.tb_next


def wrap(owner: Any, name: str, label: str) -> None:
    """Make the function ``owner.name`` one that says when it blocks."""
    real: Callable[..., Any] = getattr(owner, name)

    @functools.wraps(real)
    def call(*args: Any, **options: Any) -> Any:
        token = block(label, sys._getframe())
        try:
            return real(*args, **options)
        except BaseException as error:
            hide(error)
            raise
        finally:
            unblock(token)

    setattr(owner, name, call)
