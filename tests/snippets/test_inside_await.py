"""Tests of what lies below await: pauses, drivers, and what is thrown in at a pause."""

import asyncio
import time
from types import SimpleNamespace

import pytest
from inside_await import pause_by_hand, same_in_asyncio, throw_in, toy_loop, toy_task


def test_await_passes_a_pause_through_and_keeps_the_place():
    coroutine = pause_by_hand.outer()
    assert coroutine.send(None) == "a pause"
    with pytest.raises(StopIteration) as end:
        coroutine.send("an answer")
    assert end.value.value == "the result"


def test_the_first_send_has_to_be_none():
    coroutine = pause_by_hand.outer()
    with pytest.raises(TypeError, match="just-started coroutine"):
        coroutine.send("an answer")
    coroutine.close()


def on_a_clock_of_its_own(monkeypatch, slept):
    """Let the toy loop sleep on a clock that only its sleeps move."""
    clock = SimpleNamespace(monotonic=lambda: sum(slept), sleep=slept.append)
    monkeypatch.setattr(toy_loop, "time", clock)


def test_the_toy_loop_overlaps_waits_and_sleeps_only_until_the_first_is_due(
    monkeypatch, capsys
):
    slept = []
    on_a_clock_of_its_own(monkeypatch, slept)
    prepare = toy_loop.prepare
    toy_loop.run(prepare("tea", 8), prepare("toast", 2, 1), prepare("water"))
    assert slept == [2, 1, 5]
    assert capsys.readouterr().out.splitlines() == [
        "tea needs 8 s",
        "toast needs 2 s",
        "water is done",
        "toast needs 1 s",
        "toast is done",
        "tea is done",
    ]


def test_a_coroutine_that_blocks_stops_the_toy_loop(monkeypatch):
    slept, log = [], []
    on_a_clock_of_its_own(monkeypatch, slept)

    async def pause():
        await toy_loop.Pause(1)
        log.append(sum(slept))

    async def block():
        toy_loop.time.sleep(5)

    toy_loop.run(pause(), block())
    assert log == [5]


def test_the_toy_and_asyncio_print_the_same(capsys):
    toy_loop.run(toy_loop.prepare("tea", 0.3), toy_loop.prepare("toast", 0.1, 0))
    toy = capsys.readouterr().out

    async def main():
        prepare = same_in_asyncio.prepare
        await asyncio.gather(prepare("tea", 0.3), prepare("toast", 0.1, 0))

    asyncio.run(main())
    assert capsys.readouterr().out == toy


def test_asyncio_wants_futures_and_not_seconds():
    async def main():
        await toy_loop.Pause(0.1)

    with pytest.raises(RuntimeError, match=r"Task got bad yield: 0\.1"):
        asyncio.run(main())


def test_a_done_future_wakes_the_toy_task():
    async def main():
        future = asyncio.get_running_loop().create_future()

        async def wait():
            return await future

        task = toy_task.ToyTask(wait())
        await asyncio.sleep(0)
        waited = not task.result.done()
        future.set_result("a parcel")
        return waited, await task.result

    assert asyncio.run(main()) == (True, "a parcel")


def test_the_toy_task_leaves_its_caller_alone(capsys):
    asyncio.run(toy_task.main(0.01))
    assert capsys.readouterr().out.splitlines() == [
        "task: it waits for a Future",
        "main: goes on",
        "task: the coroutine returned",
        "main: got a parcel, opened",
    ]


def test_a_real_task_starts_at_the_next_turn_and_not_within_the_call():
    async def main():
        log = []

        async def work():
            log.append("begins")

        task = asyncio.create_task(work())
        log.append("created")
        await task
        return log

    assert asyncio.run(main()) == ["created", "begins"]


def test_throw_raises_at_the_pause_and_gives_back_the_next_one(capsys):
    coroutine = throw_in.copy()
    assert coroutine.send(None) == "for data"
    assert coroutine.throw(asyncio.CancelledError()) == "for the clean-up"
    with pytest.raises(asyncio.CancelledError):
        coroutine.send(None)
    assert capsys.readouterr().out == "  copy: cleans up\n"


def test_cancel_throws_into_the_coroutine_of_a_task_at_a_later_turn():
    async def main():
        log = []

        async def wait():
            try:
                await asyncio.Event().wait()
            finally:
                log.append("thrown in")

        task = asyncio.create_task(wait())
        await asyncio.sleep(0)
        task.cancel()
        log.append("asked")
        await asyncio.wait([task])
        return log

    assert asyncio.run(main()) == ["asked", "thrown in"]


def test_a_task_that_is_cancelled_before_it_has_begun_never_runs_its_body():
    async def main():
        log = []

        async def work():
            log.append("begins")

        task = asyncio.create_task(work())
        task.cancel()
        await asyncio.wait([task])
        return log, task.cancelled()

    assert asyncio.run(main()) == ([], True)


def test_the_toy_loop_waits_on_the_real_clock():
    begun = time.monotonic()
    toy_loop.run(toy_loop.prepare("tea", 0.05))
    assert time.monotonic() - begun >= 0.05
