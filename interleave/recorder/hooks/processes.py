"""Child processes: each a lane that says only "process"."""

import subprocess
import sys
from collections.abc import Callable
from multiprocessing.process import BaseProcess
from typing import Any

from interleave.recorder.blocking import blocked
from interleave.recorder.interpose import Interposer, hidden
from interleave.recorder.lanes import current_lane, new_lane
from interleave.recorder.log import HandOff, changes, hand_offs, now
from interleave.recorder.places import where


def install(interposer: Interposer) -> None:
    """Give every child process that starts from now on a lane."""
    interposer.wrap(BaseProcess, "start", _starts(lambda process: process.name))
    interposer.wrap(BaseProcess, "join", _join)
    child = subprocess.Popen
    interposer.wrap(child, "__init__", _starts(lambda child: _program(child.args)))
    interposer.wrap(child, "wait", _wait)


def _starts(title: Callable[[Any], str]) -> Callable[[Any], Any]:
    def make(real: Any) -> Any:
        def start(self: Any, *args: Any, **options: Any) -> None:
            time, parent = now(), current_lane()
            with hidden:
                real(self, *args, **options)
            lane = self._interleave_lane = new_lane("process", title(self))
            changes.append((time, lane, "run", "process", where()[1]))
            hand_offs.append(HandOff(time, parent, now(), lane, "start"))

        return start

    return make


def _join(real: Any) -> Any:
    def join(self: Any, timeout: float | None = None) -> None:
        with blocked(f"join {self.name}"):
            real(self, timeout)
        if self.exitcode is not None:
            _end(self)

    return join


def _wait(real: Any) -> Any:
    def wait(self: Any, timeout: float | None = None) -> int:
        try:
            with blocked("Popen.wait"):
                code: int = real(self, timeout)
                return code
        finally:
            if self.returncode is not None:
                _end(self)

    return wait


def _program(command: Any) -> str:
    first = command if isinstance(command, str | bytes) else next(iter(command), "")
    if first == sys.executable:
        return "python"  # its file may be called python3.13
    return str(first).rpartition("/")[2].split(" ")[0]


def _end(process: Any) -> None:
    lane = process.__dict__.pop("_interleave_lane", None)
    if lane is not None:
        changes.append((now(), lane, "end", None, None))
