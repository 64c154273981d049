"""`time`, with the scheduler's clock: it stands still until every thread waits."""

import time as real
from collections.abc import Callable
from types import ModuleType
from typing import TypeVar

from interleave.engine.scheduler import scheduler
from interleave.engine.virtual.replica import replica

T = TypeVar("T")
EPOCH = 1_750_000_000  # seconds; when every run begins
_PATIENCE = 1_000  # readings of the clock at one time, before a busy loop is suspected
_TICK = 100_000  # nanoseconds that each further one takes

_reading = [0, 0]  # of the clock: when, and how often then


def reset() -> None:
    """Forget the readings, before a new run."""
    _reading[:] = 0, 0


def now_ns() -> int:
    """Return nanoseconds since the run began.

    Who reads the clock again and again, in a loop until some time has come, sees it go.
    """
    if _reading[0] != scheduler.now:
        _reading[:] = scheduler.now, 0
    _reading[1] += 1
    if _reading[1] > _PATIENCE:
        scheduler.now += _TICK
        _reading[0] = scheduler.now
    return scheduler.now


def sleep(seconds: float, /) -> None:
    """Let the other threads run for so many seconds."""
    if seconds < 0:
        raise ValueError("sleep length must be non-negative")
    if seconds == 0:
        scheduler.give_way()
    else:
        scheduler.park("time.sleep", seconds)


def virtual_time() -> ModuleType:
    """Return the module: what converts times is as in the real one."""
    clocks = "monotonic", "perf_counter", "process_time", "thread_time"
    return replica(
        real,
        {
            **dict.fromkeys(clocks, lambda: now_ns() / 1e9),
            **dict.fromkeys([f"{name}_ns" for name in clocks], now_ns),
            "sleep": sleep,
            "time": _time,
            "time_ns": lambda: EPOCH * 10**9 + now_ns(),
            "localtime": _of_now(real.localtime),
            "gmtime": _of_now(real.gmtime),
            "ctime": _of_now(real.ctime),
            "asctime": lambda *when: real.asctime(*when or (real.localtime(_time()),)),
            "strftime": lambda form, *when: real.strftime(
                form, *when or (real.localtime(_time()),)
            ),
        },
    )


def _time() -> float:
    return EPOCH + now_ns() / 1e9


def _of_now(convert: Callable[[float], T]) -> Callable[..., T]:
    def converted(seconds: float | None = None, /) -> T:
        return convert(_time() if seconds is None else seconds)

    return converted
