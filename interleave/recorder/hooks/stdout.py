"""What the script prints to standard output: each whole line is a mark in its lane."""

import io
import sys
from typing import Any

from interleave.recorder import log
from interleave.recorder.interpose import Interposer, hidden
from interleave.recorder.lanes import current_lane
from interleave.recorder.log import now, printed
from interleave.recorder.places import where

_begun: dict[int, str] = {}  # what a lane has written of a line that is not complete


def install(interposer: Interposer) -> None:
    """Note what is written, unless standard output is not a plain one."""
    if type(sys.stdout) is io.TextIOWrapper:
        interposer.wrap(sys.stdout, "write", _write)


def _write(real: Any) -> Any:
    def write(text: str, /) -> int:
        with hidden:
            count: int = real(text)
        if isinstance(text, str) and not log.full():
            _note(text)
        return count

    return write


def _note(text: str) -> None:
    lane = current_lane()
    *whole, rest = (_begun.pop(lane, "") + text).split("\n")
    if whole:
        line = where()[1]
        time = now()
        printed.extend((time, lane, each, line) for each in whole)
    if rest:
        _begun[lane] = rest


def note_the_rest() -> None:
    """Text without a newline at the program's end is a line too."""
    for lane, rest in _begun.items():
        printed.append((now(), lane, rest, None))
    _begun.clear()
