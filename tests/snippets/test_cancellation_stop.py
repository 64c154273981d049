"""Tests of stopping a task: own cancellation, shielded steps, async generators."""

import asyncio

import pytest
from cancellation import (
    close_generator,
    own_cancel_broken,
    own_cancel_fixed,
    shield_save,
    stop_and_look,
)


async def cancelled_while_stopping(stop):
    """Cancel a task while it waits in `stop`; return how it and its worker ended."""
    saving, saved = asyncio.Event(), asyncio.Event()

    async def serve():
        try:
            await asyncio.sleep(60)
        finally:
            saving.set()
            await saved.wait()

    async def stop_and_go_on():
        await stop(worker)
        return "went on"

    worker = asyncio.create_task(serve())
    await asyncio.sleep(0)
    stopping = asyncio.create_task(stop_and_go_on())
    await saving.wait()
    stopping.cancel()
    await asyncio.wait([stopping])
    cut_off = worker.done()
    saved.set()
    await asyncio.wait([worker])
    return stopping.cancelled(), cut_off


def test_e34_except_around_await_also_catches_ones_own_cancellation(capsys):
    broken = cancelled_while_stopping(own_cancel_broken.stop)
    assert asyncio.run(broken) == (False, True)
    assert capsys.readouterr().out == "stop: serve has ended\n"
    fixed = cancelled_while_stopping(own_cancel_fixed.stop)
    assert asyncio.run(fixed) == (True, False)
    assert capsys.readouterr().out == ""


def test_who_waits_for_a_cancelled_task_asks_for_its_failure(capsys):
    async def failing():
        try:
            await asyncio.sleep(60)
        finally:
            raise OSError("full")

    async def ending(stop):
        task = asyncio.create_task(failing())
        await asyncio.sleep(0)
        await stop(task)
        return task.exception()

    assert isinstance(asyncio.run(ending(own_cancel_fixed.stop)), OSError)
    with pytest.raises(OSError, match="full"):
        asyncio.run(ending(stop_and_look.stop))
    capsys.readouterr()
    asyncio.run(stop_and_look.main())
    out = capsys.readouterr().out
    assert out.splitlines() == [
        "serve is running: True",
        "serve failed while it stopped: the disk is full",
    ]


def test_own_cancel_as_its_reader_runs_it(capsys):
    asyncio.run(own_cancel_broken.main())
    assert capsys.readouterr().out.splitlines() == [
        "stop: serve has ended",
        "main: within the limit",
    ]
    asyncio.run(own_cancel_fixed.main())
    assert capsys.readouterr().out.splitlines() == [
        "main: still saving",
        "serve: saved the queue",
    ]


def test_wait_does_not_raise_what_the_task_raised():
    async def fail():
        raise ValueError

    async def main():
        task = asyncio.create_task(fail())
        await asyncio.wait([task])
        return type(task.exception())

    assert asyncio.run(main()) is ValueError


def test_a_group_waits_for_a_task_that_was_cancelled_and_raises_nothing():
    async def main():
        async with asyncio.TaskGroup() as group:
            task = group.create_task(asyncio.sleep(60))
            await asyncio.sleep(0)
            task.cancel()
        return task.cancelled()

    assert asyncio.run(main())


def test_a_shielded_step_is_finished_and_the_cancellation_goes_on(capsys):
    asyncio.run(shield_save.main())
    assert capsys.readouterr().out.splitlines() == [
        "write_both timed out: ['orders']",
        "save timed out: ['orders', 'index']",
    ]


def test_a_second_cancellation_hits_the_step(monkeypatch):
    written = []

    async def write_both(files):
        files.append("orders")
        await asyncio.sleep(60)

    async def main():
        monkeypatch.setattr(shield_save, "write_both", write_both)
        saving = asyncio.create_task(shield_save.save(written))
        for _ in range(2):
            for _ in range(3):
                await asyncio.sleep(0)
            assert not saving.done()
            saving.cancel()
        await asyncio.wait([saving])
        return saving.cancelled()

    assert asyncio.run(main())
    assert written == ["orders"]


def test_a_generator_left_early_is_closed_later_unless_aclosing(capsys):
    asyncio.run(close_generator.main())
    assert capsys.readouterr().out.splitlines() == [
        "find_row:",
        "  row 1 found",
        "  caller goes on",
        "  connection closed",
        "find_row_closing:",
        "  connection closed",
        "  row 1 found",
        "  caller goes on",
    ]


def test_the_closing_of_a_generator_is_cancelled_with_the_program():
    async def main(log):
        await close_generator.find_row(log)
        await asyncio.sleep(0)

    log = []
    asyncio.run(main(log))
    assert log == ["row 1 found"]


def test_a_task_is_cancelled_from_another_thread_through_its_loop():
    async def main():
        loop = asyncio.get_running_loop()
        task = asyncio.create_task(asyncio.sleep(60))
        await asyncio.sleep(0)
        await asyncio.to_thread(loop.call_soon_threadsafe, task.cancel)
        await asyncio.wait([task])
        return task.cancelled()

    assert asyncio.run(main())
