"""Proves what delays an event loop, and what one more thread or task costs."""

import asyncio
import re
import subprocess
import sys
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from statistics import median

import pytest
from performance import jobs, meter, start_cost, switch_cost

from tests.snippets.programs import SNIPPETS, run_program

default_build = pytest.mark.skipif(
    not getattr(sys, "_is_gil_enabled", lambda: True)(),
    reason="says what holds with the GIL; this Python runs without it",
)
linux = pytest.mark.skipif(
    not Path("/proc/self/status").exists(), reason="only Linux has this file"
)
INTERVAL = 0.1


@pytest.fixture
def long_turns():
    """Let a thread wait for a tenth of a second before it asks for the GIL."""
    usual = sys.getswitchinterval()
    sys.setswitchinterval(INTERVAL)
    yield
    sys.setswitchinterval(usual)


@default_build
@pytest.mark.usefixtures("long_turns")
def test_a_computing_thread_makes_the_loop_late_and_a_process_does_not():
    async def gaps():
        beside_a_thread = await meter.gaps_during(
            lambda: asyncio.to_thread(jobs.keep_busy, 0.8)
        )
        loop = asyncio.get_running_loop()
        beside_a_process = await meter.gaps_during(
            lambda: loop.run_in_executor(pool, jobs.keep_busy, 0.8)
        )
        return median(beside_a_thread), median(beside_a_process)

    with ProcessPoolExecutor(1) as pool:
        pool.submit(jobs.keep_busy, 0).result()
        beside_a_thread, beside_a_process = asyncio.run(gaps())
    assert beside_a_thread > INTERVAL
    assert beside_a_process < INTERVAL / 2


def test_a_job_in_the_loop_is_one_gap():
    async def compute():
        jobs.keep_busy(0.1)

    (gap,) = asyncio.run(meter.gaps_during(compute))
    assert gap >= 0.1


def test_the_meter_leaves_no_heart_behind():
    async def tasks_left():
        await meter.gaps_during(lambda: asyncio.sleep(0.05))
        await asyncio.sleep(0)
        return asyncio.all_tasks() - {asyncio.current_task()}

    assert asyncio.run(tasks_left()) == set()


def test_late_loop_prints_a_line_per_place():
    lines = run_program("performance/late_loop.py").stdout.splitlines()
    places = [line.partition(":")[0] for line in lines]
    assert places == ["nothing", "in a process", "in a thread", "in the loop"]
    assert re.fullmatch(r"in the loop: median (\d+) ms, longest \1 ms", lines[-1])


def kib(kind, kilobytes, count):
    """Return what one of `count` takes, measured in a process of its own."""
    code = f"from performance.memory_each import {kind}\n"
    call = f"{kind}({kilobytes}, {count})"
    if kind == "of_a_task":
        code, call = f"import asyncio\n{code}", f"asyncio.run({call})"
    code += f"print({call})"
    command = [sys.executable, "-c", code]
    return float(subprocess.check_output(command, cwd=SNIPPETS, timeout=10))


@linux
def test_an_idle_thread_takes_more_than_a_task_until_both_hold_something():
    threads = [kib("of_a_thread", size, 100) for size in (0, 64)]
    tasks = [kib("of_a_task", size, 1000) for size in (0, 64)]
    assert threads[0] > 3 * tasks[0] > 0
    assert threads[1] < 2 * tasks[1]
    assert tasks[1] > 10 * tasks[0]


@linux
def test_memory_each_prints_both_sizes():
    first, second = run_program("performance/memory_each.py").stdout.splitlines()
    assert first.startswith("holds 0: thread ")
    assert second.startswith("holds 64: thread ")


def test_a_task_starts_quicker_than_a_thread():
    measured = [start_cost.measure(300) for _ in range(3)]
    thread, task = (min(times) for times in zip(*measured, strict=True))
    assert thread > 2 * task


def test_each_question_gets_an_answer():
    assert switch_cost.ask_a_thread(20) > 0
    assert asyncio.run(switch_cost.ask_a_task(20)) > 0
