"""Keeps the recorder's frames out of the stacks that a program, or asyncio, prints."""

import os
import traceback
from collections.abc import Iterator
from pathlib import Path
from types import FrameType
from typing import Any

from interleave.recorder.interpose import Interposer

_INTERLEAVE = str(Path(__file__).parents[2]) + os.sep


def install(interposer: Interposer) -> None:
    """Let `traceback` walk a stack in which we, and what is below us, do not stand.

    In its debug mode asyncio notes through it where tasks and callbacks were created.
    """
    interposer.wrap(traceback, "walk_stack", _walk)


def _walk(real: Any) -> Any:
    def walk_stack(f: FrameType | None) -> Iterator[tuple[FrameType, int]]:
        return real(f) if f is None else _without_us(real(f))

    return walk_stack


def _without_us(
    stack: Iterator[tuple[FrameType, int]],
) -> Iterator[tuple[FrameType, int]]:
    for frame, line in stack:
        code = frame.f_code
        if not code.co_filename.startswith(_INTERLEAVE):
            yield frame, line
        elif code.co_name == "run_as_main":
            return
