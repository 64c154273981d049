"""Add up many numbers without silencing the other threads."""

import sys
import threading
import time
from itertools import pairwise

NUMBERS = range(8_000_019)


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
    found, silence = longest_silence(answer.total)
    assert found == sum(NUMBERS), (
        "the total is wrong: the last piece may be shorter than the others"
    )
    gil = getattr(sys, "_is_gil_enabled", lambda: True)()
    assert not gil or silence < 0.5, (
        "the heart was silent for more than half of the work: a call in C holds the GIL "
        "until it returns, in whichever thread it runs"
    )
