"""Pools of threads: which worker does which job, and who submitted it."""

import functools
from concurrent.futures import thread as pool
from typing import Any

from interleave.recorder import log
from interleave.recorder.lanes import current_lane, here
from interleave.recorder.log import Arrow, arrows, now

IDLE = "waits for a job"


def install() -> None:
    """Mark every job of a `ThreadPoolExecutor` with its submitter."""
    item: Any = pool._WorkItem
    real_init, real_run = item.__init__, item.run

    @functools.wraps(real_init)
    def init(self: Any, *args: Any, **options: Any) -> None:
        real_init(self, *args, **options)
        self._interleave_job = now(), current_lane(), _name(args[1])

    @functools.wraps(real_run)
    def run(self: Any, *args: Any, **options: Any) -> None:
        time, lane, here.job = self._interleave_job
        future = self.future
        arrows.append(Arrow(time, lane, now(), current_lane(), "job"))
        log.say("run", here.job)
        try:
            real_run(self, *args, **options)
        finally:
            error = getattr(future, "_exception", None)
            if error is not None:
                log.say("raised", f"{here.job} raised {type(error).__name__}")
            here.job = None
            log.say("idle", IDLE)
            self = future = error = None  # no cycle with the exception

    item.__init__, item.run = init, run


def _name(job: Any) -> str:
    """The function's own name, also when `asyncio.to_thread` has wrapped it."""
    function = job[0] if isinstance(job, tuple) else job
    while isinstance(function, functools.partial):
        inner = function.args[0] if function.args else None
        wraps_it = getattr(function.func, "__name__", "") == "run" and callable(inner)
        function = inner if wraps_it else function.func
    return getattr(function, "__qualname__", type(function).__name__)
