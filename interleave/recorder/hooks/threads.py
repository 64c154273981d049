"""Threads: their start and end, who joins them, and the wait at the program's exit."""

import sys
import threading
from typing import Any

from interleave.recorder import log, unseen
from interleave.recorder.blocking import blocked
from interleave.recorder.interpose import Interposer, hidden
from interleave.recorder.lanes import current_lane, here, new_lane, thread_lane
from interleave.recorder.log import HandOff, changes, hand_offs, now
from interleave.recorder.places import where


def install(interposer: Interposer) -> None:
    """Give every thread that starts from now on a lane."""
    interposer.wrap(threading.Thread, "start", _start)
    interposer.wrap(threading.Thread, "_bootstrap_inner", _body)
    interposer.wrap(threading.Thread, "join", _join)
    interposer.wrap(threading, "_shutdown", _shutdown)


def _start(real: Any) -> Any:
    def start(self: Any) -> None:
        if getattr(self, "_interleave_lane", None) is None:
            self._interleave_lane = new_lane("thread", self.name)
            self._interleave_starter = now(), current_lane()
            line = where()[1]
            changes.append((now(), self._interleave_lane, "ready", "starts", line))
        before, here.blocked = here.blocked, True  # the hand-shake with the new thread
        since = now()
        if not before:
            unseen.look(0, since)  # what follows is seen, but is not told
        try:
            with hidden:
                real(self)
        finally:
            here.blocked = before
            if not before:
                unseen.goes_on(since, now())

    return start


def _body(real: Any) -> Any:
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
            hand_offs.append(HandOff(begin, starter, time, lane, "start"))
        changes.append((time, lane, "run", None, None))
        unseen.begins(time)
        try:
            real(self)
        finally:
            time = now()
            unseen.look(0, time)
            changes.append((time, here.lane, "end", None, None))

    return body


def _join(real: Any) -> Any:
    def join(self: Any, timeout: float | None = None) -> None:
        since = 0
        if self.is_alive() and self is not threading.current_thread():
            with blocked(f"join {self.name}") as wait:
                real(self, timeout)
            since = wait.since
        else:
            with hidden:
                real(self, timeout)
        lane = getattr(self, "_interleave_lane", None)
        if since and lane is not None and not self.is_alive():
            time = now()
            waited = time - since
            hand_offs.append(HandOff(time, lane, time, current_lane(), "join", waited))

    return join


def _shutdown(real: Any) -> Any:
    def shutdown() -> None:
        others = [t for t in threading.enumerate() if not t.daemon]
        with blocked("exit waits for threads") if others[1:] else hidden:
            real()

    return shutdown
