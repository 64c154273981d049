"""Proves who does the CPU work: what "Start here" says of four common claims."""

import asyncio
import sys
import threading
import time
from contextlib import contextmanager

import pytest
from start import computing_coroutines, computing_threads

from tests.snippets.cores import assert_parallel
from tests.snippets.programs import run_program

default_build = pytest.mark.skipif(
    not getattr(sys, "_is_gil_enabled", lambda: True)(),
    reason="says what holds with the GIL; this Python runs without it",
)


@contextmanager
def no_forced_switches():
    """Let a thread keep the GIL until it waits or lets go of it by itself."""
    usual = sys.getswitchinterval()
    sys.setswitchinterval(100)
    try:
        yield
    finally:
        sys.setswitchinterval(usual)


def steps_of_another_thread_during(work):
    """Return how many steps a thread that may start takes before `work` is done."""
    go = threading.Event()
    steps = 0
    seen = None

    def other():
        nonlocal steps
        go.wait()
        for _ in range(1000):
            steps += 1

    def worker():
        nonlocal seen
        go.set()
        work(lambda: steps)
        seen = steps

    with no_forced_switches():
        threads = [threading.Thread(target=run) for run in (other, worker)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    return seen


def hash_until_the_other_has_run(steps):
    deadline = time.monotonic() + 2
    while not steps() and time.monotonic() < deadline:
        computing_threads.compute_in_c(megabytes=1)


async def beats_during(job):
    """Return how often a task that is always ready runs while `job` runs as a task."""
    beats = 0

    async def heart():
        nonlocal beats
        while True:
            beats += 1
            await asyncio.sleep(0)

    class Log(list):
        """Notes the beats so far with every entry."""

        def append(self, entry):
            super().append(beats)

    heartbeat = asyncio.create_task(heart())
    await asyncio.sleep(0)
    log = Log()
    await asyncio.create_task(job(log))
    heartbeat.cancel()
    at_start, at_end = log
    return at_end - at_start


@default_build
def test_python_code_that_computes_overlaps_nothing():
    one_by_one = ["start", "end"] * 3
    log = asyncio.run(computing_coroutines.three_of(computing_coroutines.compute))
    assert log == one_by_one
    assert asyncio.run(beats_during(computing_coroutines.compute)) == 0
    assert asyncio.run(beats_during(computing_coroutines.wait)) > 0

    def compute(steps):
        computing_threads.compute_in_python(100_000)

    assert steps_of_another_thread_during(compute) == 0
    assert computing_threads.cores_busy(computing_threads.compute_in_python) < 1.2


@default_build
def test_code_in_c_that_releases_the_gil_lets_other_threads_run():
    assert steps_of_another_thread_during(hash_until_the_other_has_run) > 0


def test_hashing_in_c_computes_something():
    assert computing_threads.compute_in_c(1) == computing_threads.compute_in_c(1)
    assert computing_threads.compute_in_c(1) != computing_threads.compute_in_c(2)


def test_tasks_that_wait_overlap():
    log = asyncio.run(computing_coroutines.three_of(computing_coroutines.wait))
    assert log == ["start"] * 3 + ["end"] * 3


def test_both_kinds_of_work_give_the_sum():
    assert computing_threads.compute_in_python(5) == 10
    assert asyncio.run(computing_coroutines.compute([], 5)) == 10


def test_computing_coroutines_prints_both_logs():
    done = run_program("start/computing_coroutines.py")
    assert done.stdout.splitlines() == [
        "waiting:   start start start end end end",
        "computing: start end start end start end",
    ]


@default_build
def test_computing_threads_prints_one_core_for_python_code():
    first, second = run_program("start/computing_threads.py").stdout.splitlines()
    assert float(first.removeprefix("computing in Python, cores busy: ")) < 1.3
    assert float(second.removeprefix("hashing in C, cores busy: ")) > 0


def cores_busy_with_tasks(work, count=4):
    """Return what `cores_busy` does, for tasks that each run `work` by `to_thread`."""

    async def run():
        await asyncio.gather(*(asyncio.to_thread(work) for _ in range(count)))

    elapsed, cpu = time.perf_counter(), time.process_time()
    asyncio.run(run(), debug=False)
    return (time.process_time() - cpu) / (time.perf_counter() - elapsed)


@default_build
@pytest.mark.alone
@pytest.mark.parametrize(
    "cores_busy", [computing_threads.cores_busy, cores_busy_with_tasks]
)
def test_e57_c_code_uses_idle_cores_and_python_code_one(cores_busy, request):
    assert cores_busy(computing_threads.compute_in_python) < 1.2
    assert_parallel(lambda: cores_busy(computing_threads.compute_in_c), request.node)
