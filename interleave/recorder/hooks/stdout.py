"""What the script prints to standard output: each whole line is a mark in its lane."""

import io
import sys
from typing import Any

from interleave.recorder import log
from interleave.recorder.calls import hide
from interleave.recorder.lanes import current_lane
from interleave.recorder.log import marks, now
from interleave.recorder.places import where


class Stdout(io.TextIOWrapper):
    """Standard output that notes its lines; also a real one to `input` and `print`."""

    mode = "w"

    def write(self, text: str) -> int:
        try:
            count = super().write(text)
        except BaseException as error:
            hide(error)
            raise
        if isinstance(text, str):
            _note(text)
        return count


_begun: dict[int, str] = {}  # what a lane has written of a line that is not complete


def _note(text: str) -> None:
    lane = current_lane()
    *whole, rest = (_begun.pop(lane, "") + text).split("\n")
    if whole and not log.full():
        line = where(sys._getframe())[1]
        time = now()
        marks.extend((time, lane, each, line) for each in whole)
    if rest:
        _begun[lane] = rest


def note_the_rest() -> None:
    """Text without a newline at the program's end is a line too."""
    for lane, rest in _begun.items():
        marks.append((now(), lane, rest, None))
    _begun.clear()


def install() -> None:
    """Put the noting standard output in the place of the plain one."""
    real: Any = sys.stdout
    if type(real) is not io.TextIOWrapper:
        return
    settings: dict[str, Any] = {
        "encoding": real.encoding,
        "errors": real.errors,
        "newline": "\n" if sys.platform != "win32" else None,
        "line_buffering": real.line_buffering,
        "write_through": real.write_through,
    }
    real.flush()
    sys.stdout = sys.__stdout__ = Stdout(real.detach(), **settings)  # type: ignore[misc]
