"""Pools of threads: which worker does which job, and who submitted it."""

import functools
from concurrent.futures import Future
from concurrent.futures import thread as pool
from typing import Any

from interleave.recorder import log
from interleave.recorder.interpose import Interposer, hidden
from interleave.recorder.lanes import current_lane, here
from interleave.recorder.log import HandOff, hand_offs, now

IDLE = "waits for a job"


def install(interposer: Interposer) -> None:
    """Mark every job of a `ThreadPoolExecutor` with its submitter."""
    interposer.wrap(pool._WorkItem, "__init__", _init)
    interposer.wrap(pool._WorkItem, "run", _run)
    interposer.wrap(Future, "set_running_or_notify_cancel", _taken)


def _init(real: Any) -> Any:
    def init(self: Any, *args: Any, **options: Any) -> None:
        real(self, *args, **options)
        self._interleave_job = now(), current_lane(), _name(args[1])

    return init


def _run(real: Any) -> Any:
    def run(self: Any, *args: Any, **options: Any) -> None:
        future = self.future
        here.offered = getattr(self, "_interleave_job", None)
        try:
            real(self, *args, **options)
        finally:
            error = getattr(future, "_exception", None)
            if here.job is not None:
                if error is not None:
                    log.say("raised", f"{here.job} raised {type(error).__name__}")
                log.say("idle", IDLE)
            here.offered = here.job = None
            self = future = error = None  # no cycle with the exception

    return run


def _taken(real: Any) -> Any:
    """A job is a worker's when its future says that it runs: it may be cancelled."""

    def set_running_or_notify_cancel(self: Any) -> bool:
        with hidden:
            runs: bool = real(self)
        if runs and here.offered is not None:
            (time, lane, here.job), here.offered = here.offered, None
            hand_offs.append(HandOff(time, lane, now(), current_lane(), "job"))
            log.say("run", here.job)
        return runs

    return set_running_or_notify_cancel


def _name(job: Any) -> str:
    """The function's own name, also when `asyncio.to_thread` has wrapped it."""
    function = job[0] if isinstance(job, tuple) else job
    while isinstance(function, functools.partial):
        inner = function.args[0] if function.args else None
        wraps_it = getattr(function.func, "__name__", "") == "run" and callable(inner)
        function = inner if wraps_it else function.func
    return getattr(function, "__qualname__", type(function).__name__)
