"""Calls that block a thread: sleep, sockets, selectors, child processes, input."""

import builtins
import functools
import inspect
import select
import selectors
import socket
import subprocess
import sys
import time
from asyncio import base_events
from typing import Any

from interleave.recorder import log
from interleave.recorder.calls import hide, wrap
from interleave.recorder.lanes import here
from interleave.recorder.log import block, now, unblock

SOCKET_CALLS = ("accept", "connect", "recv", "recv_into", "recvfrom", "send", "sendall")


def install() -> None:
    """Replace what can block by what says so."""
    _sleep()
    for name in SOCKET_CALLS:
        _socket_call(name)
    wrap(socket, "getaddrinfo", "socket.getaddrinfo")
    wrap(subprocess.Popen, "wait", "Popen.wait")
    wrap(builtins, "input", "input")
    wrap(select, "select", "select.select")
    for kind in {each for each in vars(selectors).values() if isinstance(each, type)}:
        if "select" in vars(kind) and not inspect.isabstract(kind):
            _select(kind)


def _sleep() -> None:
    real = time.sleep

    @functools.wraps(real)
    def sleep(seconds: float, /) -> None:
        frame = sys._getframe()
        label = f"time.sleep({seconds:g})" if isinstance(seconds, int | float) else ""
        token = block(label or "time.sleep", frame, "sleep")
        try:
            real(seconds)
        except BaseException as error:
            hide(error)
            raise
        finally:
            unblock(token)

    time.sleep = sleep  # type: ignore[assignment]


def _socket_call(name: str) -> None:
    real = getattr(socket.socket, name)

    @functools.wraps(real)
    def call(self: socket.socket, *args: Any, **options: Any) -> Any:
        waits = self.gettimeout() != 0  # an event loop's sockets never block
        token = block(f"socket.{name}", sys._getframe()) if waits else ()
        try:
            return real(self, *args, **options)
        except BaseException as error:
            hide(error)
            raise
        finally:
            unblock(token)

    setattr(socket.socket, name, call)


def _select(kind: Any) -> None:
    real = kind.select
    loop_turn = base_events.BaseEventLoop._run_once.__code__  # type: ignore[attr-defined]

    @functools.wraps(real)
    def choose(self: Any, timeout: float | None = None) -> Any:
        frame = sys._getframe()
        if frame.f_back is None or frame.f_back.f_code is not loop_turn:
            token = block("selector.select", frame)
            try:
                return real(self, timeout)
            except BaseException as error:
                hide(error)
                raise
            finally:
                unblock(token)
        log.full()
        here.asked = now()
        if timeout is not None and timeout <= 0:
            ready = real(self, timeout)
        else:
            log.say("idle", "event loop waits")
            ready = real(self, timeout)
            log.say("run")
        here.answered = now()
        return ready

    kind.select = choose
