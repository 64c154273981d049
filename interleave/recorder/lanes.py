"""The lanes of a run: threads, tasks and processes, and who is in which right now."""

import gc
import itertools
import threading
from asyncio import Task, current_task, tasks
from asyncio.events import _get_running_loop
from typing import Any, NamedTuple

from interleave.recorder import places

TASKS = Task, tasks._PyTask  # type: ignore[attr-defined]


class LaneRecord(NamedTuple):
    """A thread, task or process; a task's parent is its event loop's thread.

    A task is `foreign` if it began in a package, or only ends a generator.
    """

    kind: str
    name: str
    parent: int | None
    foreign: bool = False


class Here(threading.local):
    """What the recorder knows of the current thread."""

    lane = -1
    blocked = False  # the reason why it cannot run has been said
    task: Any = None  # the task whose step it runs
    stretch: Any = None  # of running, as far as is known: see unseen.py
    went = 0  # when it became idle
    offered: tuple[int, int, str] | None = None  # to a pool's worker: a job
    job: str | None = None  # what a pool's worker is working on
    origin: tuple[int, int, str] | None = None  # who posted the running callback
    due: int | None = None  # when the running timer's callback should have run
    printing = False  # it writes text, which becomes bytes below
    asked = 0  # when the event loop last asked its selector
    answered = 0  # and got the answer


here = Here()
lanes: dict[int, LaneRecord] = {}
first = 0  # the number of this recording's first lane; lower ones are of earlier runs
closed = True  # there will be no more lanes
_NONE = -1  # the number of all that would be
_numbers = itertools.count()
_nameless = itertools.count(1)


def start() -> None:
    """Begin a recording: whatever lane a thread or task had is its lane no more."""
    global first, closed, _numbers, _nameless
    lanes.clear()
    first = next(_numbers)
    _numbers, _nameless = itertools.count(first), itertools.count(1)
    closed = False


def new_lane(
    kind: str, name: str, parent: int | None = None, *, foreign: bool = False
) -> int:
    """Add a lane; give its number."""
    if closed:
        return _NONE
    number = next(_numbers)
    lanes[number] = LaneRecord(kind, name, parent, foreign)
    return number


def thread_lane() -> int:
    """The lane of the current thread; a thread seen for the first time gets one."""
    lane = here.lane
    if lane < first:
        thread = threading._active.get(threading.get_ident())  # type: ignore[attr-defined]
        name = thread.name if thread is not None else f"thread {next(_nameless)}"
        lane = here.lane = new_lane("thread", name)
    return lane


def task_lane(task: Any) -> int:
    """The lane of a task, inside the lane of the current thread."""
    try:
        lane: int = task._interleave_lane
    except AttributeError:
        lane = _NONE
    if lane < first and not closed:
        coroutine = task.get_coro()
        name, foreign = _task_name(task, coroutine), _is_foreign(coroutine)
        lane = new_lane("task", name, thread_lane(), foreign=foreign)
        task._interleave_lane = lane
    return lane


def rename(task: Any, coroutine: Any) -> None:
    """Give a task's lane its present name."""
    number = task_lane(task)
    known = lanes.get(number)
    name = _task_name(task, coroutine)
    if known is not None and known.name != name:
        lanes[number] = known._replace(name=name)


def rename_unfinished() -> None:
    """Before 3.13 a task gets its name after it was made ready."""
    for each in gc.get_objects():
        if issubclass(type(each), TASKS) and hasattr(each, "_interleave_lane"):
            coroutine = each.get_coro()
            if coroutine is not None:  # else it has been renamed at its end
                rename(each, coroutine)


def _task_name(task: Any, coroutine: Any) -> str:
    return f"{task.get_name()} {getattr(coroutine, '__qualname__', '')}".strip()


def _is_foreign(coroutine: Any) -> bool:
    code = getattr(coroutine, "cr_code", None)
    if code is None:
        return type(coroutine).__name__ == "async_generator_athrow"
    return places.is_package(code.co_filename)


def current_lane() -> int:
    """The lane of the current task or, outside of tasks, of the current thread."""
    if _get_running_loop() is not None:
        task = current_task() or here.task  # one in pure Python is the latter alone
        if task is not None:
            return task_lane(task)
    lane = here.lane
    return lane if lane >= first else thread_lane()
