"""Judges whether work is parallel, where the machine has cores for that now."""

from collections.abc import Callable

import pytest

from publish.runs.quiet import UNJUDGED, idle_cores

TRIES = 15
ENOUGH = 3  # tries with two idle cores in which none but one was used


def assert_parallel(cores_busy: Callable[[], float], test: pytest.Item) -> None:
    """Assert that work keeps more than one core busy; `cores_busy` measures it.

    The control is what two processes that compute get right before and after it. Where
    they never get two cores, the report says that this could not be judged.
    """
    failed = 0
    for _ in range(TRIES):
        before = idle_cores(2)
        cores = cores_busy()
        if cores > 1.3:
            return
        idle = min(before, idle_cores(2))
        failed += idle >= 1.8
        assert failed < ENOUGH, f"{cores:.1f} cores busy, {idle:.1f} were idle"
    why = f"only {idle:.1f} of 2 cores were idle in {TRIES} tries"
    test.user_properties.append((UNJUDGED, f"{test.nodeid}: {why}"))
