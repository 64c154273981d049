"""Child processes: each a lane that says only "process"."""

import functools
import subprocess
import sys
from multiprocessing.process import BaseProcess
from typing import Any

from interleave.recorder import log
from interleave.recorder.calls import hide
from interleave.recorder.lanes import current_lane, new_lane
from interleave.recorder.log import Arrow, arrows, block, unblock
from interleave.recorder.places import where


def install() -> None:
    """Give every child process that starts from now on a lane."""
    _starts(BaseProcess, "start", lambda process: process.name)
    _starts(subprocess.Popen, "__init__", lambda child: _program(child.args))
    real_join = BaseProcess.join

    @functools.wraps(real_join)
    def join(self: Any, timeout: float | None = None) -> None:
        token = block(f"join {self.name}", sys._getframe())
        try:
            real_join(self, timeout)
        except BaseException as error:
            hide(error)
            raise
        finally:
            unblock(token)
        if self.exitcode is not None:
            _end(self)

    BaseProcess.join = join  # type: ignore[method-assign]
    real_wait = subprocess.Popen.wait

    @functools.wraps(real_wait)
    def wait(self: Any, timeout: float | None = None) -> int:
        try:
            return real_wait(self, timeout)
        except BaseException as error:
            hide(error)
            raise
        finally:
            if self.returncode is not None:
                _end(self)

    subprocess.Popen.wait = wait  # type: ignore[method-assign]


def _program(command: Any) -> str:
    first = command if isinstance(command, str | bytes) else next(iter(command), "")
    if first == sys.executable:
        return "python"  # its file may be called python3.13
    return str(first).rpartition("/")[2].split(" ")[0]


def _starts(owner: Any, name: str, title: Any) -> None:
    real = getattr(owner, name)

    @functools.wraps(real)
    def start(self: Any, *args: Any, **options: Any) -> None:
        time, parent = log.now(), current_lane()
        try:
            real(self, *args, **options)
        except BaseException as error:
            hide(error)
            raise
        lane = self._interleave_lane = new_lane("process", title(self))
        line = where(sys._getframe())[1]
        log.events.append((time, lane, "run", "process", line))
        arrows.append(Arrow(time, parent, log.now(), lane, "start"))

    setattr(owner, name, start)


def _end(process: Any) -> None:
    lane = process.__dict__.pop("_interleave_lane", None)
    if lane is not None:
        log.events.append((log.now(), lane, "end", None, None))
