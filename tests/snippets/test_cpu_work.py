"""Proves that CPU work stops the loop that does it, and not the loop that awaits it."""

import asyncio
import multiprocessing
import os
import sys
import threading
import time
import types
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor

import pytest
from cpu_work import fake_cpu_broken, fake_cpu_fixed, fetch_then_crunch, in_pieces
from cpu_work import loop_stays_free as free

from tests.snippets.programs import run_program

default_build = pytest.mark.skipif(
    not getattr(sys, "_is_gil_enabled", lambda: True)(),
    reason="says what holds with the GIL; this Python runs without it",
)


@pytest.fixture(scope="module")
def pool():
    """A pool of one process that has started, and has not imported all of pytest."""
    main = sys.modules["__main__"]
    sys.modules["__main__"] = types.ModuleType("__main__")
    try:
        spawn = multiprocessing.get_context("spawn")
        with ProcessPoolExecutor(1, mp_context=spawn) as processes:
            processes.submit(int).result()
            yield processes
    finally:
        sys.modules["__main__"] = main


async def process_all(process):
    log = []
    await asyncio.gather(*(process(page, log) for page in "abc"))
    return log


def test_a_sleep_overlaps_and_real_work_does_not():
    cpu = []
    for module in fake_cpu_broken, fake_cpu_fixed:
        before = time.thread_time()
        log = asyncio.run(process_all(module.process))
        cpu.append(time.thread_time() - before)
        begin, end = ["begin"] * 3, ["end"] * 3
        together = module is fake_cpu_broken
        assert log == (begin + end if together else ["begin", "end"] * 3)
    assert cpu[0] < cpu[1] / 3


def test_work_in_the_loop_stops_it_and_in_a_process_does_not(pool):
    steps = 3_000_000
    assert asyncio.run(free.beats_during(free.in_the_loop(steps, pool))) == 0
    assert asyncio.run(free.beats_during(free.in_a_process(steps, pool))) >= 3


def test_awaited_work_ran_in_another_process(pool):
    async def run():
        loop = asyncio.get_running_loop()
        return await asyncio.gather(
            loop.run_in_executor(pool, os.getpid), free.in_a_process(1000, pool)
        )

    pid, (begun, ended) = asyncio.run(run())
    assert pid != os.getpid()
    assert begun <= ended


def compute(seconds):
    """Compute for so long, by the clock; return the times at which it did."""
    times, end = [], time.monotonic() + seconds
    while not times or times[-1] < end:
        sum(range(20_000))
        times.append(time.monotonic())
    return times


def hold_the_gil():
    """Hold this process's GIL in one call; return from when to when, by the clock."""
    begun = time.monotonic()
    sum(range(12_000_000))
    return begun, time.monotonic()


def eighths_with_work(executor):
    """Return in how many of eight parts of a call that holds the GIL it computed."""

    async def run():
        loop = asyncio.get_running_loop()
        await loop.run_in_executor(executor, compute, 0)  # a worker imports this file
        work = loop.run_in_executor(executor, compute, 1)
        await asyncio.sleep(0.1)
        span = hold_the_gil()
        return await work, span

    times, (begun, ended) = asyncio.run(run())
    ended = min(ended, times[-1])  # the work ends, however slow the call is
    tenths = {int(10 * (t - begun) / (ended - begun)) for t in times if begun < t}
    return len(tenths & set(range(1, 9)))  # the call begins and ends in the others


@default_build
def test_a_process_computes_beside_the_loop_and_a_thread_does_not(pool):
    assert eighths_with_work(pool) >= 3
    with ThreadPoolExecutor(1) as threads:
        assert eighths_with_work(threads) <= 1


def test_pages_are_fetched_together_and_crunched_in_a_process(pool, monkeypatch):
    pages = {"/a": b"t", "/b": b"m", "/c": b"r"}
    all_fetch = threading.Barrier(len(pages))

    def fetch(url):
        all_fetch.wait(timeout=5)
        return pages[url], time.monotonic()

    used, submit = [], pool.submit
    monkeypatch.setattr(fetch_then_crunch, "fetch", fetch)
    monkeypatch.setattr(
        pool, "submit", lambda *call: used.append(call) or submit(*call)
    )
    found = asyncio.run(fetch_then_crunch.crunch_all(pages, pool))
    crunched = [fetch_then_crunch.crunch(page) for page in pages.values()]
    assert [number for number, _, _ in found] == [number for number, _ in crunched]
    assert all(came <= begun for _, came, begun in found)
    assert sorted(used) == sorted(
        (fetch_then_crunch.crunch, page) for page in pages.values()
    )


def test_work_in_pieces_gives_way():
    limit = 10_000_000
    whole = asyncio.run(in_pieces.beats_during(in_pieces.add_up(limit, limit)))
    pieces = asyncio.run(in_pieces.beats_during(in_pieces.add_up(limit, 100_000)))
    assert whole == 0
    assert pieces >= 3
    assert asyncio.run(in_pieces.add_up(25, 10)) == sum(range(25))


@pytest.mark.parametrize(
    ("program", "output"),
    [
        ("fake_cpu_broken", "A B C | begin begin begin end end end\n"),
        ("fake_cpu_fixed", "A B C | begin end begin end begin end\n"),
        (
            "fetch_then_crunch",
            "tea: 75700 rice: 293200\ncrunched before all pages had come: True\n",
        ),
        ("loop_stays_free", "in_the_loop: 0 of 5 beats\nin_a_process: 5 of 5 beats\n"),
        ("in_pieces", "pieces: 1, beats: 0 of 5\npieces: 100, beats: 5 of 5\n"),
    ],
)
def test_a_program_prints_what_its_page_shows(program, output):
    done = run_program(f"cpu_work/{program}.py")
    assert (done.stdout, done.stderr) == (output, "")
