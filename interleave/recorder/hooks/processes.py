"""Child processes: each a lane that says only "process", for what it does is not known."""

import subprocess
import sys
from collections.abc import Callable
from multiprocessing.process import BaseProcess
from typing import Any

from interleave.recorder.blocking import blocked, blocking
from interleave.recorder.interpose import Interposer, hidden
from interleave.recorder.lanes import current_lane, new_lane
from interleave.recorder.log import HandOff, changes, hand_offs, now
from interleave.recorder.places import where

_lanes: dict[int | None, int] = {}  # of the children that live, by their ids


def install(interposer: Interposer) -> None:
    """Give every child process that starts from now on a lane."""
    _lanes.clear()
    interposer.wrap(BaseProcess, "start", _starts(lambda process: process.name))
    interposer.wrap(BaseProcess, "join", _join)
    child = subprocess.Popen
    interposer.wrap(child, "__init__", _starts(lambda child: _program(child.args)))
    waits = blocking("Popen.wait", lambda _, timeout=None: timeout == 0)
    interposer.wrap(child, "wait", waits)
    interposer.wrap(child, "communicate", blocking("Popen.communicate"))
    for name in "_wait", "_internal_poll":
        interposer.wrap(child, name, _sees_the_end)


def _starts(title: Callable[[Any], str]) -> Callable[[Any], Any]:
    def make(real: Any) -> Any:
        def start(self: Any, *args: Any, **options: Any) -> None:
            time, parent = now(), current_lane()
            with hidden:
                real(self, *args, **options)
            lane = new_lane("process", title(self))
            changes.append((time, lane, "unknown", "process", where()[1]))
            _lanes[self.pid] = lane
            hand_offs.append(HandOff(time, parent, now(), lane, "start"))

        return start

    return make


def _join(real: Any) -> Any:
    def join(self: Any, timeout: float | None = None) -> None:
        with blocked(f"join {self.name}"):
            real(self, timeout)
        if self.exitcode is not None:
            end_of(self.pid)

    return join


def _sees_the_end(real: Any) -> Any:
    def look(self: Any, *args: Any, **options: Any) -> int | None:
        with hidden:
            code: int | None = real(self, *args, **options)
        if code is not None:
            end_of(self.pid)
        return code

    return look


def _program(command: Any) -> str:
    first = command if isinstance(command, str | bytes) else next(iter(command), "")
    if first == sys.executable:
        return "python"  # its file may be called python3.13
    return str(first).rpartition("/")[2].split(" ")[0]


def end_of(process: int | None) -> None:
    """The child with this id has ended, however that was seen."""
    lane = _lanes.pop(process, None)
    if lane is not None:
        changes.append((now(), lane, "end", None, None))
