"""Tasks: their steps, what they await, who made them ready, and timers that are late."""

import functools
import sys
from asyncio import Task, base_events
from asyncio.events import Handle
from typing import Any

from interleave.recorder import log
from interleave.recorder.awaiting import awaiting, sleep_timer
from interleave.recorder.calls import hide
from interleave.recorder.hooks import posts
from interleave.recorder.lanes import current_lane, here, rename, task_lane, thread_lane
from interleave.recorder.log import Arrow, arrows, events, now
from interleave.recorder.places import where

LATE = 5_000_000  # ns by which a timer is late before that is worth telling
STEP = "TaskStepMethWrapper"  # the first, and one after `asyncio.sleep(0)`
STEPS = {"task_wakeup", "__step", "__wakeup"}  # of Task: C's, then Python's


def install() -> None:
    """Follow every event loop that is built on asyncio's own."""
    loop: Any = base_events.BaseEventLoop
    _follow_handles(Handle)
    _follow_ready(loop)
    posts.follow(loop)
    _follow_eager(loop)


def _task_of(callback: Any) -> Any:
    """The task whose next step the callback is, or None."""
    task = getattr(callback, "__self__", None)
    if not isinstance(task, Task):
        return None
    if type(callback).__name__ == STEP or callback.__name__ in STEPS:
        return task
    return None


def _follow_handles(handle: Any) -> None:
    real_run = handle._run

    @functools.wraps(real_run)
    def run(self: Any) -> None:
        task = _task_of(self._callback)
        if task is not None:
            lane = task_lane(task)
            events.append((now(), lane, "run", None, None))
            here.task = task
            try:
                real_run(self)
            except BaseException as error:  # it ends the loop
                hide(error)
                raise
            finally:
                here.task = None
                _after_step(task, lane)
                self = task = None  # no cycle with the exception, as in Handle._run
            return
        here.due = _due(self)
        here.origin = posts.posted(self._callback)
        try:
            real_run(self)
        except BaseException as error:
            hide(error)
            raise
        finally:
            self = None
            origin, here.origin, here.due = here.origin, None, None
            if origin is not None:
                time, lane, kind = origin
                arrows.append(Arrow(time, lane, now(), thread_lane(), kind))

    handle._run = run


def _after_step(task: Any, lane: int, coroutine: Any = None) -> None:
    if task.done():
        rename(task, coroutine or task.get_coro())
        if task.cancelled():
            log.results[lane] = "cancelled"
        elif task._exception is not None:  # task.exception() would count as retrieved
            log.results[lane] = f"raised {type(task._exception).__name__}"
        events.append((now(), lane, "end", None, None))
        return
    waiter = task._fut_waiter
    state = "ready" if waiter is None or waiter.done() else "wait"
    reason, line = awaiting(task, waiter)
    events.append((now(), lane, state, reason, line))


def _due(handle: Any) -> int | None:
    """When a timer became due, if the loop was busy from then on; else None."""
    when = getattr(handle, "_when", None)
    if when is None:
        return None
    time = now()
    due = time - int((handle._loop.time() - when) * 1e9)
    if due >= here.asked:
        due = max(due, here.answered)  # the loop was free: the system woke it late
    return due if time - due > LATE else None


def _follow_ready(loop: Any) -> None:
    real = loop._call_soon

    @functools.wraps(real)
    def call_soon(self: Any, callback: Any, args: Any, context: Any) -> Any:
        if getattr(callback, "__self__", None) is not here.task:  # else: `_after_step`
            task = _task_of(callback)
            if task is not None:
                _made_ready(task)
        return real(self, callback, args, context)

    loop._call_soon = call_soon


def _made_ready(task: Any) -> None:
    new = not hasattr(task, "_interleave_lane")
    by, lane = current_lane(), task_lane(task)
    if by == lane:
        return  # an eager task's first step
    task._interleave_scheduled = True
    time = now()
    due = here.due or _missed(task, time)
    if due is not None:
        events.append((due, lane, "late", "the event loop is busy", None))
    events.append((time, lane, "ready", None, None))
    if here.origin is not None:
        (begun, by, kind), here.origin = here.origin, None
        arrows.append((begun, by, time, lane, kind, None))
    elif new or by != here.lane:
        arrows.append((time, by, time, lane, "start" if new else "wake", None))


def _missed(task: Any, time: int) -> int | None:
    """When a sleep was over, if the task is woken by something else long after; or None.

    A task that is cancelled while the loop is busy is such a one.
    """
    timer = sleep_timer(task)
    if timer is None:
        return None
    due = time - int((timer._loop.time() - timer.when()) * 1e9)
    return due if time - due > LATE else None


def _follow_eager(loop: Any) -> None:
    real = loop.create_task

    @functools.wraps(real)
    def create_task(self: Any, coroutine: Any, **options: Any) -> Any:
        time, by = now(), current_lane()
        try:
            task = real(self, coroutine, **options)
        except BaseException as error:
            hide(error)
            raise
        if isinstance(task, Task) and self.get_task_factory() is not None:
            _eager_step(task, coroutine, time, by)
        return task

    loop.create_task = create_task


def _eager_step(task: Any, coroutine: Any, time: int, by: int) -> None:
    """The first step, if it ran inside of ``create_task`` (an eager task's does)."""
    if hasattr(task, "_interleave_scheduled"):
        return
    lane = task_lane(task)
    events.append((time, lane, "run", "eager start", where(sys._getframe())[1]))
    arrows.append(Arrow(time, by, time, lane, "start"))
    _after_step(task, lane, coroutine)
