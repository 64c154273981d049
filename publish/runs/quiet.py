"""Lets a program run alone, and says how many cores nobody else uses.

Only the processes of this project that ask are kept away; others show in the cores.
"""

import fcntl
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from publish import BUILD

UNJUDGED = "unjudged"  # a property of a test: what it could not judge here, and why
_LOOP = """
import time
begun, cpu = time.perf_counter(), time.process_time()
while time.perf_counter() - begun < 0.2:
    pass
print((time.process_time() - cpu) / (time.perf_counter() - begun))
"""


def idle_cores(count: int) -> float:
    """Return how many cores `count` processes that compute keep busy now, in 0.2 s."""
    command = [sys.executable, "-I", "-S", "-c", _LOOP]
    loops = [
        subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE)
        for _ in range(count)
    ]
    return sum(float(loop.communicate()[0]) for loop in loops)


@contextmanager
def alone() -> Iterator[None]:
    """Wait until nobody is `beside`, and let nobody in."""
    with _locked("door", fcntl.LOCK_EX), _locked("room", fcntl.LOCK_EX):
        yield


@contextmanager
def beside() -> Iterator[None]:
    """Wait until nobody is `alone`."""
    # Who wants to be alone closes the door first: those who come later cannot pass.
    with _locked("door", fcntl.LOCK_EX):
        room = _locked("room", fcntl.LOCK_SH)
        room.__enter__()
    try:
        yield
    finally:
        room.__exit__(None, None, None)


@contextmanager
def _locked(name: str, how: int) -> Iterator[None]:
    path = Path(BUILD, f"{name}.lock")
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w") as file:
        fcntl.flock(file, how)
        yield
