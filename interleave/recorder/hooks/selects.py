"""Selectors, at which event loops wait for what is next, and `select.select`."""

import inspect
import select
import selectors
import sys
from asyncio import base_events
from typing import Any

from interleave.recorder import log
from interleave.recorder.blocking import blocked, blocking
from interleave.recorder.interpose import Interposer, hidden
from interleave.recorder.lanes import here
from interleave.recorder.log import now
from interleave.recorder.unseen import SHORTEST, look


def install(interposer: Interposer) -> None:
    """Say when an event loop is idle, and when another thread waits for files."""
    interposer.wrap(select, "select", blocking("select.select", _only_looks))
    for kind in {each for each in vars(selectors).values() if isinstance(each, type)}:
        if "select" in vars(kind) and not inspect.isabstract(kind):
            interposer.wrap(kind, "select", _select)


def _only_looks(*args: Any) -> bool:
    return len(args) == 4 and args[3] == 0


def _select(real: Any) -> Any:
    loop_turn = base_events.BaseEventLoop._run_once.__code__  # type: ignore[attr-defined]

    def choose(self: Any, timeout: float | None = None) -> Any:
        caller = sys._getframe().f_back
        if caller is None or caller.f_code is not loop_turn:
            waits = timeout is None or timeout > 0
            with blocked("selector.select") if waits else hidden:
                return real(self, timeout)
        log.full()
        here.asked = time = now()
        if time - here.answered >= SHORTEST:
            look(0, time)
        if timeout is not None and timeout <= 0:
            ready = real(self, timeout)
        else:
            log.say("idle", "event loop waits")
            with hidden:
                ready = real(self, timeout)
            log.say("run")
        here.answered = now()
        return ready

    return choose
