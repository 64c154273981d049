"""Signals: waiting for one, and the frame that a handler is given."""

import signal
from types import FrameType
from typing import Any

from interleave.recorder.blocking import blocking
from interleave.recorder.interpose import Interposer, hidden
from interleave.recorder.places import OURS

CALLS = ("pause", "sigwait", "sigwaitinfo")


def install(interposer: Interposer) -> None:
    """Say when a thread waits for a signal; Windows knows no such calls."""
    for name in filter(signal.__dict__.get, CALLS):
        interposer.wrap(signal, name, blocking(f"signal.{name}"))
    if hasattr(signal, "sigtimedwait"):
        looks = blocking("signal.sigtimedwait", lambda _, timeout: timeout == 0)
        interposer.wrap(signal, "sigtimedwait", looks)
    interposer.wrap(signal, "signal", _signal)
    interposer.wrap(signal, "getsignal", _getsignal)


class _Handler:
    """Gives the program's handler the frame that was interrupted: the program's own."""

    def __init__(self, handler: Any) -> None:
        self.handler = handler

    def __call__(self, number: int, frame: FrameType | None) -> None:
        while frame is not None and frame.f_code.co_filename.startswith(OURS):
            frame = frame.f_back
        with hidden:
            self.handler(number, frame)


def _signal(real: Any) -> Any:
    def set_handler(*args: Any, **options: Any) -> Any:
        if len(args) == 2 and callable(args[1]):
            args = args[0], _Handler(args[1])
        with hidden:
            return _plain(real(*args, **options))

    return set_handler


def _getsignal(real: Any) -> Any:
    def getsignal(*args: Any, **options: Any) -> Any:
        with hidden:
            return _plain(real(*args, **options))

    return getsignal


def _plain(handler: Any) -> Any:
    return handler.handler if isinstance(handler, _Handler) else handler
