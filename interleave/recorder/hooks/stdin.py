"""`input`."""

import builtins

from interleave.recorder.blocking import blocking
from interleave.recorder.interpose import Interposer


def install(interposer: Interposer) -> None:
    """Say when a thread waits for who sits at the keyboard."""
    interposer.wrap(builtins, "input", blocking("input"))
