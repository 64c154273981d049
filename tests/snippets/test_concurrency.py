"""Checks what the lesson says of waiting, of overlap and of two jobs at one instant."""

import asyncio
import itertools
import sys
import threading
import time

import pytest
from concurrency import idle_loop, one_barista, same_instant

from tests.snippets.programs import run_program

default_build = pytest.mark.skipif(
    not getattr(sys, "_is_gil_enabled", lambda: True)(),
    reason="says what holds with the GIL; this Python runs without it",
)


class JobsAt:
    """Stands in for Thread or Process: its jobs report given times, not real ones."""

    def __init__(self, times):
        self.times = iter(times)

    def __call__(self, target, args):
        self.spans = args[1]
        return self

    def start(self):
        self.spans.put(next(self.times))

    def join(self):
        pass


async def turns_during(step):
    """Return how often a task that is always ready runs while `step` runs as a task."""
    turns = 0

    async def other():
        nonlocal turns
        while True:
            turns += 1
            await asyncio.sleep(0)

    class Log(list):
        def append(self, entry):
            super().append(turns)

    counting = asyncio.create_task(other())
    await asyncio.sleep(0)
    log = Log()
    await asyncio.create_task(step(log, seconds=0.1))
    counting.cancel()
    first, last = log
    return last - first


def test_grinding_is_work_so_it_keeps_the_kettle_from_being_switched_on():
    boil, grind = one_barista.boil, one_barista.grind

    assert asyncio.run(one_barista.together(grind, boil)) == [
        *("grinding", "ground"),
        *("kettle on", "kettle boiled"),
    ]
    assert asyncio.run(one_barista.together(boil, grind)) == [
        *("kettle on", "grinding"),
        *("ground", "kettle boiled"),
    ]
    assert asyncio.run(turns_during(grind)) == 0
    assert asyncio.run(turns_during(boil)) > 0


def test_standing_by_overlaps_nothing():
    log = asyncio.run(one_barista.standing_by())

    assert log == ["kettle on", "kettle boiled", "grinding", "ground"]


def test_the_meter_tells_the_three_pictures_apart():
    for spans, overlap, cores in [
        ([(0.0, 1.0), (1.0, 2.0)], False, 1),  # one after another
        ([(0.0, 1.5), (0.5, 2.0)], True, 1),  # in turns
        ([(0.0, 1.0), (0.0, 1.0)], True, 2),  # at the same instant
        ([(0.0, 8.0), (0.0, 8.0)], True, 0.25),  # a machine with much else to do
    ]:
        seen = same_instant.two_jobs(JobsAt(spans), (1, 1))
        assert seen == (overlap, cores)


def at_most_one_at_a_time(count=50):
    """Run tasks that give way often; return the threads that ran them, and the log."""
    threads, log = set(), []

    async def steps(number):
        for _ in range(3):
            log.append((number, "goes on"))
            threads.add(threading.get_ident())
            log.append((number, "gives way"))
            await asyncio.sleep(0)

    async def main():
        await asyncio.gather(*map(steps, range(count)))

    asyncio.run(main())
    return threads, log


@default_build
def test_threads_and_tasks_overlap_without_running_at_the_same_instant():
    overlap, cores = same_instant.two_jobs(threading.Thread, (0.3, 0.4))
    assert overlap
    assert cores < 1.1

    threads, log = at_most_one_at_a_time()
    assert threads == {threading.get_ident()}
    for begin, end in zip(log[::2], log[1::2], strict=True):
        assert begin == (end[0], "goes on")
        assert end == (begin[0], "gives way")
    assert log[2][0] != log[0][0]


def test_two_processes_overlap():
    done = run_program("concurrency/same_instant.py")

    kinds = done.stdout.splitlines()
    assert kinds[0] == "two jobs, each a Process:"
    assert kinds[1].startswith("  overlap: True, cores busy: ")
    assert kinds[2] == "two jobs, each a Thread:"


def test_a_loop_with_nothing_to_do_sleeps_in_its_selector():
    async def rounds_and_percent(wait):
        selector = asyncio.get_running_loop()._selector
        select, rounds = selector.select, 0

        def counted(timeout=None):
            nonlocal rounds
            rounds += 1
            return select(timeout)

        selector.select = counted
        percent = await idle_loop.percent_of_a_core(wait, 0.3)
        return rounds, percent

    async def ask_again_and_again(seconds):
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            await asyncio.sleep(0)

    rounds, idle = asyncio.run(rounds_and_percent(idle_loop.sleep))
    assert rounds <= 5
    asked, _ = asyncio.run(rounds_and_percent(ask_again_and_again))
    assert asked > 10 * rounds
    _, busy = asyncio.run(rounds_and_percent(idle_loop.check_the_clock))
    assert busy > 5 * max(1, idle)


def test_a_blocked_thread_sleeps_too():
    thread = threading.Thread(target=time.sleep, args=(0.3,))
    elapsed, cpu = time.perf_counter(), time.process_time()
    thread.start()
    thread.join()
    cpu, elapsed = time.process_time() - cpu, time.perf_counter() - elapsed
    assert cpu < elapsed / 5


def test_a_clock_of_coarse_ticks_sees_no_work_in_a_sleep(monkeypatch, capsys):
    ticks = itertools.count()
    monkeypatch.setattr(time, "process_time", lambda: 0.02 * next(ticks))
    asyncio.run(idle_loop.main())
    assert capsys.readouterr().out.startswith("sleep: about 0 % of a core\n")


def test_programs_print_what_their_functions_return():
    barista = run_program("concurrency/one_barista.py").stdout.splitlines()
    assert [line.split(" | ")[0].rstrip(" ") for line in barista] == [
        "standing by:",
        "kettle first:",
        "grinding first:",
    ]
    sleep, clock = run_program("concurrency/idle_loop.py").stdout.splitlines()
    assert sleep == "sleep: about 0 % of a core"
    assert clock.startswith("check_the_clock: ")
