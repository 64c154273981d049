"""Proves what the lessons' last sections say of pools and processes since 3.14."""

import asyncio
import multiprocessing
import os
import sys
import time
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool

import pytest

from tests.snippets.versions import since

FREE_THREADED = hasattr(sys, "_is_gil_enabled") and not sys._is_gil_enabled()
ONE_CALL_IN_C = sum, range(10_000_000)


def longest_halt(pool):
    """Return for how much of a long call in C in a pool this thread stood still."""
    pool.submit(abs, 0).result()
    call = pool.submit(*ONE_CALL_IN_C)
    begun = last = time.perf_counter()
    longest = 0.0
    while not call.done():
        now = time.perf_counter()
        longest, last = max(longest, now - last), now
    end = time.perf_counter()
    return max(longest, end - last) / (end - begun)


@since(14)
@pytest.mark.skipif(FREE_THREADED, reason="without a GIL nobody stands still")
def test_an_interpreter_has_a_gil_of_its_own():
    from concurrent.futures import InterpreterPoolExecutor

    with ThreadPoolExecutor(1) as threads, InterpreterPoolExecutor(1) as interpreters:
        # A busy machine halts either, and delays the first: the clearest of five counts.
        assert max(longest_halt(threads) for _ in range(5)) > 0.8
        assert min(longest_halt(interpreters) for _ in range(5)) < 0.4


@since(14)
def test_an_interpreter_gets_copies_and_serves_a_coroutine():
    from concurrent.futures import InterpreterPoolExecutor

    async def main():
        numbers = [3, 1, 2]
        loop = asyncio.get_running_loop()
        answer = await loop.run_in_executor(pool, list.sort, numbers)
        assert (answer, numbers) == (None, [3, 1, 2])
        assert await loop.run_in_executor(pool, os.getpid) == os.getpid()

    with InterpreterPoolExecutor(1) as pool:
        asyncio.run(main())


@since(14)
def test_an_interpreter_has_objects_of_its_own():
    from concurrent import interpreters

    other = interpreters.create()
    other.exec("import sys; sys.mine = 1")
    assert not hasattr(sys, "mine")
    other.close()


@since(14)
@pytest.mark.skipif(sys.platform != "linux", reason="macOS and Windows keep spawn")
def test_the_default_on_linux_is_the_fork_server():
    assert multiprocessing.get_context().get_start_method() == "forkserver"


@since(14)
@pytest.mark.parametrize("method", ["terminate_workers", "kill_workers"])
def test_workers_can_be_ended_in_the_middle_of_a_call(method):
    pool = ProcessPoolExecutor(1)
    pool.submit(abs, 0).result()
    call = pool.submit(time.sleep, 60)
    begun = time.monotonic()
    while not call.running():
        time.sleep(0.01)
    getattr(pool, method)()
    assert isinstance(call.exception(30), BrokenProcessPool)
    assert time.monotonic() - begun < 30


@since(15)
def test_a_broken_pool_says_which_worker_died_and_how():
    with ProcessPoolExecutor(1) as pool:
        worker = pool.submit(os.getpid).result()
        error = pool.submit(os._exit, 3).exception()
    assert isinstance(error, BrokenProcessPool)
    said = f"Process {worker} terminated abruptly with exit code 3"
    assert said in str(error.__cause__)
