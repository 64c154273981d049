"""Tests of the coroutine and task examples: what starts, when, and beside what."""

import asyncio
import inspect
import time
from types import SimpleNamespace

import pytest
from asyncio_basics import (
    await_does_not_yield,
    await_in_sequence,
    coroutine_vs_task,
    fetch_and_count,
    future_timeline,
    hello_coroutine,
)

from tests.snippets.programs import run_program


def logged_sleep(log):
    """Return a stand-in for asyncio that logs the begin and the end of each sleep."""

    async def sleep(delay):
        log.append(("begin", delay))
        await asyncio.sleep(delay)
        log.append(("end", delay))

    return SimpleNamespace(sleep=sleep, create_task=asyncio.create_task)


def test_fetch_and_count_overlap(monkeypatch, capsys):
    log = []
    monkeypatch.setattr(fetch_and_count, "asyncio", logged_sleep(log))
    asyncio.run(fetch_and_count.main(fetch_delay=0.02, numbers=2, tick=0.01))
    assert log[:2] == [("begin", 0.02), ("begin", 0.01)]
    lines = capsys.readouterr().out.splitlines()
    assert lines[:2] == ["fetch: waiting for data", "count: 0"]
    assert sorted(lines[2:]) == ["count: 1", "fetch: done", "main: got {'data': 1}"]


def test_e23_a_coroutine_is_the_object_and_calling_the_function_runs_nothing(capsys):
    assert inspect.isfunction(hello_coroutine.hello)
    assert inspect.iscoroutinefunction(hello_coroutine.hello)
    coroutine = hello_coroutine.hello(0)
    assert inspect.iscoroutine(coroutine)
    assert inspect.getcoroutinestate(coroutine) == inspect.CORO_CREATED
    assert capsys.readouterr().out == ""
    assert asyncio.run(coroutine) == "Hello from a coroutine"
    assert capsys.readouterr().out == "hello: started\n"


def test_a_coroutine_without_await_is_only_warned_of():
    broken = run_program("asyncio_basics/never_awaited_broken.py")
    assert (broken.returncode, broken.stdout) == (0, "done\n")
    assert "RuntimeWarning: coroutine 'save' was never awaited" in broken.stderr
    fixed = run_program("asyncio_basics/never_awaited_fixed.py")
    assert (fixed.stdout, fixed.stderr) == ("saved: buy milk\ndone\n", "")


def test_e62_async_and_await_alone_make_one_task(capsys):
    asyncio.run(await_in_sequence.main(0.01))
    assert capsys.readouterr().out.splitlines() == [
        "first starts",
        "first ends, tasks alive: 1",
        "second starts",
        "second ends, tasks alive: 1",
    ]


def test_e62_control_two_tasks_overlap(capsys):
    async def two_tasks():
        step = await_in_sequence.step
        await asyncio.gather(step("first", 0.01), step("second", 0.01))

    asyncio.run(two_tasks())
    lines = capsys.readouterr().out.splitlines()
    assert lines[:2] == ["first starts", "second starts"]
    assert "first ends, tasks alive: 3" in lines


def test_an_awaited_coroutine_runs_in_the_task_that_awaits_it(capsys):
    async def main():
        asyncio.current_task().set_name("ours")
        await coroutine_vs_task.main()

    asyncio.run(main())
    assert capsys.readouterr().out.splitlines() == [
        "awaited coroutine runs in ours",
        "helper created, not started",
        "task runs in helper",
    ]


def test_future_timeline_takes_the_longest_wait_not_the_sum(monkeypatch, capsys):
    log = []
    monkeypatch.setattr(future_timeline, "asyncio", logged_sleep(log))
    asyncio.run(future_timeline.main(compute_delay=0.2, other_delay=0.01))
    assert log == [("begin", 0.01), ("begin", 0.2), ("end", 0.01), ("end", 0.2)]
    assert capsys.readouterr().out.splitlines() == [
        "compute: started",
        "main: other work done, report ready: False",
        "compute: finished",
        "main: report",
    ]


@pytest.mark.parametrize("times", [1, 1000])
def test_e48_await_gives_way_only_if_something_waits(times):
    turns_during = await_does_not_yield.turns_during
    stuck = turns_during(await_does_not_yield.return_at_once, times)
    assert asyncio.run(stuck) == 0
    free = turns_during(await_does_not_yield.give_way, times)
    assert asyncio.run(free) == times


def test_an_idle_loop_sleeps():
    cpu, wall = time.process_time(), time.perf_counter()
    asyncio.run(asyncio.sleep(0.5))
    cpu, wall = time.process_time() - cpu, time.perf_counter() - wall
    assert cpu < wall / 3


def test_asyncio_run_cancels_the_tasks_that_are_left():
    async def main():
        task = asyncio.create_task(asyncio.sleep(60))
        await asyncio.sleep(0)
        return task

    assert asyncio.run(main()).cancelled()
