"""Handles: an event loop's callbacks, among them the steps of tasks, as they run."""

from asyncio.events import Handle
from typing import Any

from interleave.recorder.hooks import posts
from interleave.recorder.interpose import Interposer, hide
from interleave.recorder.lanes import here, task_lane, thread_lane
from interleave.recorder.log import HandOff, changes, hand_offs, now
from interleave.recorder.task_steps import after_step, late_since, task_of
from interleave.recorder.unseen import SHORTEST, look


def install(interposer: Interposer) -> None:
    """Follow every callback of every event loop that is built on asyncio's own."""
    interposer.wrap(Handle, "_run", _run)


def _run(real: Any) -> Any:
    def run(self: Any) -> None:
        lane = -1
        origin = None
        begun = now()
        task = task_of(self._callback)
        if task is not None:
            lane = task_lane(task)
            changes.append((begun, lane, "run", None, None))
            here.task = task
        else:
            when = getattr(self, "_when", None)
            here.due = None if when is None else late_since(when, self._loop)
            here.origin = posts.posted(self._callback)
        try:
            real(self)
        except BaseException as error:  # it ends the loop
            hide(error)
            raise
        finally:
            time = now()
            if time - begun >= SHORTEST:
                look(begun, time)
            if task is not None:
                here.task = None
                after_step(task, lane, time)
            else:
                origin, here.origin, here.due = here.origin, None, None
            self = task = None  # no cycle with the exception, as in Handle._run
            if origin is not None:
                time, lane, kind = origin
                hand_offs.append(HandOff(time, lane, now(), thread_lane(), kind))

    return run
