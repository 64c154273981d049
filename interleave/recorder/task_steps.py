"""The steps of tasks: whose step a callback is, how it ended, and if it came late."""

from typing import Any

from interleave.recorder import log
from interleave.recorder.awaiting import awaiting
from interleave.recorder.lanes import TASKS, here, rename
from interleave.recorder.log import changes, now

LATE = 5_000_000  # ns by which a timer is late before that is worth telling
_STEP = "TaskStepMethWrapper"  # the first, and one after `asyncio.sleep(0)`
_STEPS = {"task_wakeup", "__step", "__wakeup"}  # of Task: C's, then Python's


def task_of(callback: Any) -> Any:
    """The task whose next step the callback is, or None."""
    task = getattr(callback, "__self__", None)
    if not isinstance(task, TASKS):
        return None
    if type(callback).__name__ == _STEP or callback.__name__ in _STEPS:
        return task
    return None


def after_step(task: Any, lane: int, time: int, coroutine: Any = None) -> None:
    """Say what the task awaits since `time`, in ns, or how it ended then."""
    if task.done():
        rename(task, coroutine or task.get_coro())
        if task.cancelled():
            log.results[lane] = "cancelled"
        elif task._exception is not None:  # task.exception() would count as retrieved
            log.results[lane] = f"raised {type(task._exception).__name__}"
        changes.append((time, lane, "end", None, None))
        return
    waiter = task._fut_waiter
    state = "ready" if waiter is None or waiter.done() else "wait"
    reason, line = awaiting(task, waiter)
    changes.append((time, lane, state, reason, line))


def late_since(when: float, loop: Any) -> int | None:
    """When a timer was due, in ns, if the loop was busy from then on until now; or None.

    `when` is by the loop's clock. If the loop was waiting when the timer became due, it
    was free: then what came after its wait counts, not that the system woke it late.
    """
    time = now()
    due = time - int((loop.time() - when) * 1e9)
    if due >= here.asked:
        due = max(due, here.answered)
    return due if time - due > LATE else None
