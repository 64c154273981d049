"""Tests of timeouts and cancellation: what is asked, what gets through, what is eaten."""

import asyncio

import pytest
from cancellation import (
    cancel_is_a_request,
    shutdown_broken,
    shutdown_fixed,
    swallow_broken,
    swallow_fixed,
    time_budget,
)

from tests.snippets.programs import SNIPPETS, run_program


def test_cancel_returns_before_the_task_has_ended(capsys):
    asyncio.run(cancel_is_a_request.main())
    assert capsys.readouterr().out.splitlines() == [
        "main: requested: True",
        "main: done: False",
        "copy: removed the half copy",
        "main: cancelled: True",
    ]


def test_a_bare_except_stops_a_cancellation():
    async def stubborn():
        try:
            await asyncio.sleep(60)
        except:  # noqa: E722
            return "not stopped"

    async def main():
        task = asyncio.create_task(stubborn())
        await asyncio.sleep(0)
        task.cancel()
        return await task

    assert asyncio.run(main()) == "not stopped"


def test_a_cancellation_arrives_only_at_an_await_that_waits():
    log = []

    async def does_not_wait():
        return None

    async def compute():
        asyncio.current_task().cancel()
        log.append("computed")
        await does_not_wait()
        log.append("awaited what does not wait")
        await asyncio.sleep(0)
        log.append("never")

    with pytest.raises(asyncio.CancelledError):
        asyncio.run(compute())
    assert log == ["computed", "awaited what does not wait"]


@pytest.mark.parametrize(
    ("budget", "over", "sent"), [(0.1, True, 60), (60, False, 60), (60, None, 0)]
)
def test_expired_tells_which_limit_it_was(budget, over, sent, monkeypatch, capsys):
    real_step = time_budget.step

    async def step(name, seconds, limit):
        send = name == "send"
        limit = 0.1 if budget > 1 and sent else 30
        await real_step(name, seconds=sent if send else 0, limit=limit)

    monkeypatch.setattr(time_budget, "step", step)
    asyncio.run(time_budget.report(budget))
    *done, last = capsys.readouterr().out.splitlines()
    assert done == ["load done", "parse done"]
    assert last == ("send done" if over is None else f"over the budget: {over}")


def test_inside_the_block_a_timeout_is_a_cancellation():
    async def main():
        async with asyncio.timeout(0.01):
            try:
                await asyncio.sleep(60)
            except TimeoutError:
                return "never"
            except asyncio.CancelledError:
                seen.append("cancelled")
                raise

    seen = []
    with pytest.raises(TimeoutError):
        asyncio.run(main())
    assert seen == ["cancelled"]


async def slow_cleanup(log):
    try:
        await asyncio.sleep(60)
    finally:
        await asyncio.sleep(0.02)
        log.append("cleaned up")


@pytest.mark.parametrize("way", ["timeout", "timeout_at", "wait_for"])
def test_every_timeout_waits_for_the_cleanup(way):
    async def main(log):
        if way == "wait_for":
            await asyncio.wait_for(slow_cleanup(log), 0.01)
        elif way == "timeout":
            async with asyncio.timeout(0.01):
                await slow_cleanup(log)
        else:
            now = asyncio.get_running_loop().time()
            async with asyncio.timeout_at(now + 0.01):
                await slow_cleanup(log)

    log = []
    with pytest.raises(TimeoutError):
        asyncio.run(main(log))
    assert log == ["cleaned up"]


def test_e34_a_swallowed_cancellation_is_lost(capsys):
    def lines_of(program):
        asyncio.run(program)
        return capsys.readouterr().out.splitlines()

    assert lines_of(shutdown_broken.main(run_for=0.01)) == [
        "serve: closing",
        "main: serve ended by itself",
        "cancelled: False",
    ]
    assert lines_of(shutdown_fixed.main(run_for=0.01)) == [
        "serve: closing",
        "main: serve was cancelled",
        "cancelled: True",
    ]
    assert lines_of(swallow_broken.main(seconds=0.2, limit=0.01)) == [
        "fetch: try the other server",
        "main: page, limit passed: True",
    ]
    assert lines_of(swallow_fixed.main(seconds=0.2, limit=0.01)) == [
        "fetch: stopped",
        "main: timed out",
    ]


def test_a_group_has_the_same_weakness():
    async def main():
        async with asyncio.TaskGroup() as group:
            swallowing = group.create_task(swallow_broken.fetch(0.01))
            stopping = group.create_task(swallow_fixed.fetch(60))
            tasks.extend([swallowing, stopping])
            await asyncio.sleep(0)
            raise ValueError

    tasks = []
    with pytest.raises(ExceptionGroup):
        asyncio.run(main())
    assert [task.cancelled() for task in tasks] == [False, True]
    assert tasks[0].result() == "page"


def test_e21_without_its_try_lines_the_shutdown_does_not_compile():
    path = SNIPPETS / "cancellation/shutdown_broken.py"
    lines = path.read_text("utf-8").splitlines(keepends=True)
    assert sum(line.strip() == "try:" for line in lines) == 2
    compile("".join(lines), path, "exec")
    cut = "".join(line for line in lines if line.strip() != "try:")
    with pytest.raises(IndentationError):
        compile(cut, path, "exec")
    assert run_program("cancellation/shutdown_fixed.py").returncode == 0
