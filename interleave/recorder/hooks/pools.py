"""Pools of threads: which worker does which job, and who submitted it."""

import functools
from concurrent.futures import thread as pool
from typing import Any

from interleave.recorder import log
from interleave.recorder.interpose import Interposer
from interleave.recorder.lanes import current_lane, here
from interleave.recorder.log import HandOff, hand_offs, now

IDLE = "waits for a job"


def install(interposer: Interposer) -> None:
    """Mark every job of a `ThreadPoolExecutor` with its submitter."""
    interposer.wrap(pool._WorkItem, "__init__", _init)
    interposer.wrap(pool._WorkItem, "run", _run)


def _init(real: Any) -> Any:
    def init(self: Any, *args: Any, **options: Any) -> None:
        real(self, *args, **options)
        self._interleave_job = now(), current_lane(), _name(args[1])

    return init


def _run(real: Any) -> Any:
    def run(self: Any, *args: Any, **options: Any) -> None:
        submitted = getattr(self, "_interleave_job", None)
        if submitted is None:  # before the recording began
            real(self, *args, **options)
            return
        time, lane, here.job = submitted
        future = self.future
        hand_offs.append(HandOff(time, lane, now(), current_lane(), "job"))
        log.say("run", here.job)
        try:
            real(self, *args, **options)
        finally:
            error = getattr(future, "_exception", None)
            if error is not None:
                log.say("raised", f"{here.job} raised {type(error).__name__}")
            here.job = None
            log.say("idle", IDLE)
            self = future = error = None  # no cycle with the exception

    return run


def _name(job: Any) -> str:
    """The function's own name, also when `asyncio.to_thread` has wrapped it."""
    function = job[0] if isinstance(job, tuple) else job
    while isinstance(function, functools.partial):
        inner = function.args[0] if function.args else None
        wraps_it = getattr(function.func, "__name__", "") == "run" and callable(inner)
        function = inner if wraps_it else function.func
    return getattr(function, "__qualname__", type(function).__name__)
