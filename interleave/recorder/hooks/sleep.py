"""`time.sleep`."""

import time
from typing import Any

from interleave.recorder.blocking import blocked
from interleave.recorder.interpose import Interposer


def install(interposer: Interposer) -> None:
    """Say when a thread sleeps, and for how long."""
    interposer.wrap(time, "sleep", _sleep)


def _sleep(real: Any) -> Any:
    def sleep(*args: Any, **options: Any) -> None:
        given = "".join(f"({each:g})" for each in args if isinstance(each, int | float))
        with blocked(f"time.sleep{given}", "sleep"):
            real(*args, **options)

    return sleep
