"""Add up many numbers without silencing the other threads."""

import sys
import threading
import time
from itertools import pairwise

NUMBERS = range(1, 6_000_019)
TOTAL = "the total is wrong: the last piece may be shorter than the others"
SILENT = (
    "the heart was silent for more than a quarter of the work: a call in C holds the GIL "
    "until it returns, in whichever thread it runs"
)


def longest_silence(job):
    """Return what the job returns, and which part of it passed without a beat."""
    stop, beats = threading.Event(), []

    def beat():
        while not stop.wait(0.005):
            beats.append(time.perf_counter())

    heart = threading.Thread(target=beat, name="heart")
    heart.start()
    begun = time.perf_counter()
    try:
        found = job(NUMBERS)
        ended = time.perf_counter()
    finally:
        stop.set()
        heart.join()
    gaps = [b - a for a, b in pairwise([begun, *beats, ended])]
    return found, max(gaps) / (ended - begun)


def check(answer):
    for numbers in ([], [7], [5, -2, 4], range(3, 100), range(100_000, 300_001)):
        found = answer.total(numbers)
        assert found == sum(numbers), f"{TOTAL}: it was {found!r} of {numbers!r}"
    gil = getattr(sys, "_is_gil_enabled", lambda: True)()
    # A machine with other work may silence the heart too, but hardly three times.
    for _ in range(3):
        found, silence = longest_silence(answer.total)
        assert found == sum(NUMBERS), f"{TOTAL}: it was {found!r} of {NUMBERS!r}"
        if not gil or silence < 0.3:
            return
    raise AssertionError(SILENT)
