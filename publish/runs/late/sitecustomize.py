"""Delays a program as a busy machine may, so that its lines come in another order.

Each new thread begins 50 ms late, and the main thread is held up once for 0.2 s.
"""

import atexit
import signal
import time
from threading import Thread

_run, _sleep = Thread.run, time.sleep


def _run_late(self: Thread) -> None:
    _sleep(0.05)
    _run(self)


Thread.run = _run_late  # type: ignore[method-assign]
signal.signal(signal.SIGALRM, lambda *_: _sleep(0.2))
signal.setitimer(signal.ITIMER_REAL, 0.2)
# At the end the handler is gone before the timer is: the signal would then kill.
atexit.register(signal.setitimer, signal.ITIMER_REAL, 0)
