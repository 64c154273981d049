"""Tasks: who makes them ready, and eager ones, which run where they are created."""

from asyncio import base_events
from typing import Any

from interleave.recorder.awaiting import sleep_timer
from interleave.recorder.interpose import Interposer, hidden
from interleave.recorder.lanes import TASKS, current_lane, here, task_lane
from interleave.recorder.log import HandOff, changes, hand_offs, now
from interleave.recorder.places import where
from interleave.recorder.task_steps import after_step, late_since, task_of


def install(interposer: Interposer) -> None:
    """Follow the tasks of every event loop that is built on asyncio's own."""
    interposer.wrap(base_events.BaseEventLoop, "_call_soon", _call_soon)
    interposer.wrap(base_events.BaseEventLoop, "create_task", _create_task)


def _call_soon(real: Any) -> Any:
    def call_soon(self: Any, callback: Any, args: Any, context: Any) -> Any:
        if getattr(callback, "__self__", None) is not here.task:  # else: `after_step`
            task = task_of(callback)
            if task is not None:
                _made_ready(task)
        return real(self, callback, args, context)

    return call_soon


def _made_ready(task: Any) -> None:
    new = not hasattr(task, "_interleave_lane")
    by, lane = current_lane(), task_lane(task)
    if by == lane:
        return  # an eager task's first step
    task._interleave_scheduled = True
    time = now()
    due = here.due or _missed(task)
    if due is not None:
        changes.append((due, lane, "late", "the event loop is busy", None))
    changes.append((time, lane, "ready", None, None))
    if here.origin is not None:
        (begun, by, kind), here.origin = here.origin, None
        hand_offs.append((begun, by, time, lane, kind, None))
    elif new or by != here.lane:
        hand_offs.append((time, by, time, lane, "start" if new else "wake", None))


def _missed(task: Any) -> int | None:
    """When a sleep was over, if the task is woken by something else long after; or None.

    A task that is cancelled while the loop is busy is such a one.
    """
    timer = sleep_timer(task)
    return None if timer is None else late_since(timer.when(), timer._loop)


def _create_task(real: Any) -> Any:
    def create_task(self: Any, coroutine: Any, **options: Any) -> Any:
        time, by = now(), current_lane()
        with hidden:
            task = real(self, coroutine, **options)
        if self.get_task_factory() is not None and isinstance(task, TASKS):
            _eager_step(task, coroutine, time, by)
        return task

    return create_task


def _eager_step(task: Any, coroutine: Any, time: int, by: int) -> None:
    """The first step, if it ran inside of ``create_task`` (an eager task's does)."""
    if hasattr(task, "_interleave_scheduled"):
        return
    lane = task_lane(task)
    changes.append((time, lane, "run", "eager start", where()[1]))
    hand_offs.append(HandOff(time, by, time, lane, "start"))
    after_step(task, lane, now(), coroutine)
