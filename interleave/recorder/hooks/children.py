"""Waiting for child processes in the system's own way, which is how libraries do it too."""

import os
from typing import Any

from interleave.recorder.blocking import blocking
from interleave.recorder.hooks import processes
from interleave.recorder.interpose import Interposer, hidden

WAITS = ("wait", "wait3", "wait4", "waitid", "waitpid")


def install(interposer: Interposer) -> None:
    """Say when a thread waits for a child, and whose lane ends so."""
    for name in filter(os.__dict__.get, WAITS):
        interposer.wrap(os, name, blocking(f"os.{name}", _only_looks))
        interposer.wrap(os, name, _ends)
    interposer.wrap(os, "system", blocking("os.system"))


def _only_looks(*args: int, options: int = 0) -> bool:
    """All of these take their options last."""
    return bool((args[-1] if len(args) != 0 else options) & os.WNOHANG)


def _ends(real: Any) -> Any:
    def wait(*args: Any, **options: Any) -> Any:
        with hidden:
            gone = real(*args, **options)
        if gone is not None and _has_ended(gone):
            processes.end_of(gone[0])
        return gone

    return wait


def _has_ended(gone: Any) -> bool:
    """It may also have been stopped, or have gone on."""
    if hasattr(gone, "si_code"):
        return gone.si_code in (os.CLD_EXITED, os.CLD_KILLED, os.CLD_DUMPED)
    return os.WIFEXITED(gone[1]) or os.WIFSIGNALED(gone[1])
