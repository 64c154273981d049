"""What the script prints to standard output: each whole line is a mark in its lane."""

import io
import os
import sys
from typing import Any

from interleave.recorder import log
from interleave.recorder.interpose import Interposer, hidden
from interleave.recorder.lanes import current_lane, here
from interleave.recorder.log import now, printed
from interleave.recorder.places import where

_begun: dict[int, str] = {}  # what a lane has written of a line that is not complete
# Of the text layer: all of them also hand on what was written before.
_HAND_ON = ("flush", "reconfigure", "close", "detach", "seek", "tell", "truncate")


def install(interposer: Interposer) -> None:
    """Note what is written as text, as bytes, or to the file descriptor.

    Nothing is, if standard output is not a plain one.
    """
    if type(sys.stdout) is not io.TextIOWrapper:
        return
    interposer.wrap(sys.stdout, "write", _write)
    for name in _HAND_ON:
        interposer.wrap(sys.stdout, name, _hands_on)
    interposer.wrap(sys.stdout.buffer, "write", _write_bytes)
    interposer.wrap(os, "write", _write_descriptor)


def _write(real: Any) -> Any:
    def write(*text: str) -> int:
        count: int = _handing_on(real, *text)
        if not log.full():
            _note(*text)
        return count

    return write


def _hands_on(real: Any) -> Any:
    def call(*args: Any, **options: Any) -> Any:
        return _handing_on(real, *args, **options)

    return call


def _handing_on(real: Any, *args: Any, **options: Any) -> Any:
    """What the text layer hands on to the layer of bytes has been noted as text."""
    before, here.printing = here.printing, True
    with hidden:
        try:
            return real(*args, **options)
        finally:
            here.printing = before


def _write_bytes(real: Any) -> Any:
    def write(*data: Any) -> int:
        with hidden:
            count: int = real(*data)
        if not here.printing and not log.full():
            _note(_decoded(data[0], count))
        return count

    return write


def _write_descriptor(real: Any) -> Any:
    def write(*args: Any) -> int:
        with hidden:
            count: int = real(*args)
        if args[0] == 1 and not log.full():
            _note(_decoded(args[1], count))
        return count

    return write


def _decoded(data: Any, count: int) -> str:
    encoding = getattr(sys.stdout, "encoding", None) or "utf-8"
    return bytes(memoryview(data).cast("B")[:count]).decode(encoding, "replace")


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
