"""`_signal`, for the standard library's `signal`: who is sent a signal is the program."""

import _signal as real  # type: ignore[import-not-found]
import os
from types import ModuleType
from typing import Any

from interleave.engine.scheduler import MAIN, scheduler
from interleave.engine.virtual import network
from interleave.engine.virtual.missing import NotVirtualError, refusal
from interleave.engine.virtual.replica import replica

_handlers: dict[int, Any] = {}
_wakeup = [-1]  # the file descriptor that is written to


def reset() -> None:
    """Let every signal do what it does when a program begins."""
    _handlers.clear()
    _handlers[real.SIGINT] = real.default_int_handler
    _handlers[real.SIGPIPE] = real.SIG_IGN
    _wakeup[0] = -1


def getsignal(number: int, /) -> Any:
    """Return what is done at a signal."""
    return _handlers.get(number, real.SIG_DFL)


def signal(number: int, handler: Any, /) -> Any:
    """Say what is done at a signal; return what was done before."""
    if scheduler.current.ident != MAIN:
        raise ValueError("signal only works in main thread of the main interpreter")
    if not callable(handler) and handler not in (real.SIG_IGN, real.SIG_DFL):
        raise TypeError(
            "signal handler must be signal.SIG_IGN, signal.SIG_DFL, or a callable object"
        )
    before = getsignal(number)
    _handlers[number] = handler
    return before


def send(number: int) -> None:
    """Send the program a signal; its main thread deals with it as soon as it can."""
    handler = getsignal(number)
    if handler == real.SIG_IGN:
        return
    if handler == real.SIG_DFL:
        raise NotVirtualError(f"signal {number}, which would end it")
    if _wakeup[0] != -1:
        end = network.opened(_wakeup[0])
        end.connected(end.outgoing).put(memoryview(bytes([number])))
    scheduler.interrupt(lambda: handler(number, None))


def kill(pid: int, number: int, /) -> None:
    """Send a signal, as `os.kill` does: the program can send them to itself alone."""
    if pid != os.getpid():
        raise NotVirtualError("other processes to send signals to")
    send(number)


def set_wakeup_fd(number: int, /, *, warn_on_full_buffer: bool = True) -> int:
    """Say which socket gets the number of each signal; return which did before."""
    before, _wakeup[0] = _wakeup[0], number
    return before


def virtual_signal() -> ModuleType:
    """Return the module: names and numbers are as in the real one."""
    missing = "alarm", "setitimer", "pause", "sigwait", "sigtimedwait", "sigwaitinfo"
    return replica(
        real,
        {
            **{name: refusal(f"signal.{name}") for name in missing},
            "getsignal": getsignal,
            "signal": signal,
            "raise_signal": send,
            "set_wakeup_fd": set_wakeup_fd,
            "pthread_kill": lambda ident, number: send(number),
            "siginterrupt": lambda number, flag: None,
        },
    )
