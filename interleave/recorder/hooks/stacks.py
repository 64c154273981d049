"""Keeps the recorder's frames out of the stacks that a program, or asyncio, prints."""

import functools
import os
import traceback
from collections.abc import Iterator
from pathlib import Path
from types import FrameType

_OURS = str(Path(__file__).parents[2]) + os.sep


def install() -> None:
    """Let `traceback` walk a stack in which we, and what is below us, do not stand.

    In its debug mode asyncio notes through it where tasks and callbacks were created.
    """
    real = traceback.walk_stack

    @functools.wraps(real)
    def walk_stack(f: FrameType | None) -> Iterator[tuple[FrameType, int]]:
        return real(f) if f is None else _without_us(real(f))

    traceback.walk_stack = walk_stack


def _without_us(
    stack: Iterator[tuple[FrameType, int]],
) -> Iterator[tuple[FrameType, int]]:
    for frame, line in stack:
        code = frame.f_code
        if not code.co_filename.startswith(_OURS):
            yield frame, line
        elif code.co_name == "run_as_main":
            return
