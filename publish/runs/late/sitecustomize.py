"""Delays a program as a busy machine may, so that its lines come in another order.

``INTERLEAVE_LATE`` says what comes late. "threads": of the first four, each begins 25 ms
before those that were started earlier. "prints": each printed line takes 40 ms. They
seem to run meanwhile, as if they waited for a processor: they sleep in short slices.
"""

import itertools
import os
import sys
import time
from threading import Thread

_run, _start, _sleep, _write = Thread.run, Thread.start, time.sleep, sys.stdout.write
_started = itertools.count()
_delays: dict[Thread, float] = {}


def _start_late(self: Thread) -> None:
    _delays[self] = max(0, 3 - next(_started)) * 0.025
    _start(self)


def _delay(seconds: float) -> None:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        _sleep(0.002)


def _run_late(self: Thread) -> None:
    _delay(_delays.pop(self))
    _run(self)


def _write_late(text: str, /) -> int:
    if "\n" in text:
        _delay(0.04)
    return _write(text)


if os.environ["INTERLEAVE_LATE"] == "threads":
    Thread.start, Thread.run = _start_late, _run_late  # type: ignore[method-assign]
else:
    sys.stdout.write = _write_late  # type: ignore[method-assign]
