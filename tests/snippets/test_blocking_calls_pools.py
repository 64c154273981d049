"""Executors: where to open them, how many workers they have, what is bound to one."""

import asyncio
import gc
import os
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress

import pytest
from blocking_calls import (
    executor_in_with_broken,
    executor_in_with_fixed,
    missing_import_broken,
    pool_saturation,
    to_thread_or_executor,
)

from tests.snippets.programs import run_program


def test_import_asyncio_does_not_name_concurrent_futures():
    broken = run_program("blocking_calls/missing_import_broken.py")
    fixed = run_program("blocking_calls/missing_import_fixed.py")
    assert not hasattr(missing_import_broken, "concurrent")
    assert broken.returncode == 1
    assert "NameError: name 'concurrent' is not defined" in broken.stderr
    assert (fixed.returncode, fixed.stdout, fixed.stderr) == (0, "6\n", "")


def test_an_executor_in_the_coroutine_delays_the_error_and_the_loop():
    broken, fixed = [], []
    asyncio.run(executor_in_with_broken.main(broken, seconds=0.8))
    with ThreadPoolExecutor(max_workers=2) as pool:
        asyncio.run(executor_in_with_fixed.main(pool, fixed, seconds=0.8))
    error, beat = "error reported: no such host", "heartbeat due at 0.4 s"
    assert broken == ["slow call ended", error, beat]
    assert fixed == [error, beat, "slow call ended"]


def test_a_timeout_waits_for_an_executor_opened_inside_it():
    finished = threading.Event()
    seen = []

    def slow():
        threading.Event().wait(0.4)
        finished.set()

    async def opened_inside():
        loop = asyncio.get_running_loop()
        with ThreadPoolExecutor() as pool:
            await loop.run_in_executor(pool, slow)

    async def opened_outside():
        await asyncio.to_thread(slow)

    async def time_out(call):
        finished.clear()
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(call, 0.1)
        seen.append(finished.is_set())

    asyncio.run(time_out(opened_inside()))
    asyncio.run(time_out(opened_outside()))
    assert seen == [True, False]


async def peak_threads(executors, patience):
    loop = asyncio.get_running_loop()
    lock, running, peak = threading.Lock(), 0, 0
    all_here = threading.Barrier(len(executors))

    def call():
        nonlocal running, peak
        with lock:
            running += 1
            peak = max(peak, running)
        with suppress(threading.BrokenBarrierError):
            all_here.wait(patience)
        with lock:
            running -= 1

    await asyncio.gather(*(loop.run_in_executor(e, call) for e in executors))
    return peak


def test_an_executor_per_call_limits_nothing_and_leaves_threads():
    before = set(threading.enumerate())
    per_call = [ThreadPoolExecutor(max_workers=3) for _ in range(5)]
    assert asyncio.run(peak_threads(per_call, patience=5)) == 5
    assert len(set(threading.enumerate()) - before) == 5
    for pool in per_call:
        pool.shutdown()
    with ThreadPoolExecutor(max_workers=3) as shared:
        assert asyncio.run(peak_threads([shared] * 5, patience=0.2)) <= 3
    assert set(threading.enumerate()) == before


def test_an_executor_keeps_its_threads_until_it_is_collected():
    pool = ThreadPoolExecutor(max_workers=1)
    worker = pool.submit(threading.current_thread).result()
    worker.join(0.2)
    assert worker.is_alive()
    del pool
    gc.collect()
    worker.join(5)
    assert not worker.is_alive()


def test_a_full_pool_makes_a_quick_call_time_out():
    with ThreadPoolExecutor(max_workers=1) as own_pool:
        results = [
            asyncio.run(pool_saturation.quick_calls(own_pool, busy, limit=0.5))
            for busy in (1, 2)
        ]
    assert results == [(7, 7), ("TimeoutError", 7)]


def test_the_default_pool_has_a_few_workers_more_than_cores():
    cores = getattr(os, "process_cpu_count", os.cpu_count)() or 1
    with ThreadPoolExecutor() as pool:
        assert pool._max_workers == min(32, cores + 4)


def test_name_lookup_waits_for_the_same_pool():
    async def look_up(busy):
        loop = asyncio.get_running_loop()
        loop.set_default_executor(ThreadPoolExecutor(max_workers=1))
        release = threading.Event()
        for _ in range(busy):
            loop.run_in_executor(None, release.wait, 5)
        call = loop.getaddrinfo("127.0.0.1", 80)
        answer = await pool_saturation.within(0.5 if busy else 5, call)
        release.set()
        return answer

    assert asyncio.run(look_up(busy=0)) != "TimeoutError"
    assert asyncio.run(look_up(busy=1)) == "TimeoutError"


def test_a_worker_that_waits_for_its_own_full_pool_never_gets_an_answer():
    def outer(pool):
        with pytest.raises(TimeoutError):
            pool.submit(max, 3, 7).result(timeout=0.2)

    with ThreadPoolExecutor(max_workers=1) as pool:
        pool.submit(outer, pool).result()


def test_a_sqlite_connection_needs_its_own_thread():
    broken = run_program("blocking_calls/sqlite_one_thread_broken.py")
    fixed = run_program("blocking_calls/sqlite_one_thread_fixed.py")
    assert broken.returncode == 1
    assert "sqlite3.ProgrammingError: SQLite objects created in a" in broken.stderr
    assert (fixed.returncode, fixed.stdout, fixed.stderr) == (0, "42\n", "")


def test_calls_of_one_pool_run_on_different_threads():
    meet = threading.Barrier(2)

    def name():
        meet.wait(5)
        return threading.get_ident()

    async def both():
        return await asyncio.gather(asyncio.to_thread(name), asyncio.to_thread(name))

    first, second = asyncio.run(both())
    assert first != second


def test_only_to_thread_takes_keywords_and_copies_the_context(capsys):
    asyncio.run(to_thread_or_executor.main())
    with_to_thread, error, with_partial = capsys.readouterr().out.splitlines()
    assert with_to_thread == "2 rows of users for request 7"
    assert error.startswith("TypeError: ")
    assert error.endswith("unexpected keyword argument 'limit'")
    assert with_partial == "2 rows of users for nobody"
