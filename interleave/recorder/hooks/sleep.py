"""`time.sleep`."""

import time
from typing import Any

from interleave.recorder.blocking import blocked
from interleave.recorder.interpose import Interposer


def install(interposer: Interposer) -> None:
    """Say when a thread sleeps, and for how long."""
    interposer.wrap(time, "sleep", _sleep)


def _sleep(real: Any) -> Any:
    def sleep(seconds: float, /) -> None:
        label = f"time.sleep({seconds:g})" if isinstance(seconds, int | float) else ""
        with blocked(label or "time.sleep", "sleep"):
            real(seconds)

    return sleep
