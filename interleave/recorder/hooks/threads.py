"""Threads: their start and end, who joins them, and the wait at the program's exit."""

import functools
import sys
import threading
from typing import Any

from interleave.recorder import log
from interleave.recorder.calls import hide
from interleave.recorder.lanes import current_lane, here, new_lane, thread_lane
from interleave.recorder.log import Arrow, arrows, block, now, unblock
from interleave.recorder.places import where


def install() -> None:
    """Give every thread that starts from now on a lane."""
    _start()
    _body()
    _join()
    _exit()


def _start() -> None:
    real = threading.Thread.start

    @functools.wraps(real)
    def start(self: Any) -> None:
        if getattr(self, "_interleave_lane", None) is None:
            self._interleave_lane = new_lane("thread", self.name)
            self._interleave_starter = now(), current_lane()
            line = where(sys._getframe())[1]
            log.events.append((now(), self._interleave_lane, "ready", "starts", line))
        before, here.blocked = here.blocked, True  # the hand-shake with the new thread
        try:
            real(self)
        except BaseException as error:
            hide(error)
            raise
        finally:
            here.blocked = before

    threading.Thread.start = start  # type: ignore[method-assign]


def _body() -> None:
    real = threading.Thread._bootstrap_inner  # type: ignore[attr-defined]

    @functools.wraps(real)
    def body(self: Any) -> None:
        here.lane = getattr(self, "_interleave_lane", -1)
        lane = thread_lane()
        report = self._invoke_excepthook

        def raised(thread: Any) -> None:
            kind = sys.exc_info()[0]
            if kind is not None and not issubclass(kind, SystemExit):
                log.results[lane] = f"raised {kind.__name__}"
            report(thread)

        self._invoke_excepthook = raised
        time = now()
        if hasattr(self, "_interleave_starter"):
            begin, starter = self._interleave_starter
            arrows.append(Arrow(begin, starter, time, lane, "start"))
        log.events.append((time, lane, "run", None, None))
        try:
            real(self)
        finally:
            log.say("end")

    threading.Thread._bootstrap_inner = body  # type: ignore[attr-defined]


def _join() -> None:
    real = threading.Thread.join

    @functools.wraps(real)
    def join(self: Any, timeout: float | None = None) -> None:
        waits = self.is_alive() and self is not threading.current_thread()
        token = block(f"join {self.name}", sys._getframe()) if waits else ()
        try:
            real(self, timeout)
        except BaseException as error:
            hide(error)
            raise
        finally:
            unblock(token)
        lane = getattr(self, "_interleave_lane", None)
        if token and lane is not None and not self.is_alive():
            time = now()
            waited = time - token[0]
            arrows.append(Arrow(time, lane, time, current_lane(), "join", waited))

    threading.Thread.join = join  # type: ignore[method-assign]


def _exit() -> None:
    real = threading._shutdown  # type: ignore[attr-defined]

    @functools.wraps(real)
    def shutdown() -> None:
        others = [t for t in threading.enumerate() if not t.daemon]
        token = block("exit waits for threads", sys._getframe()) if others[1:] else ()
        real()
        unblock(token)

    threading._shutdown = shutdown  # type: ignore[attr-defined]
