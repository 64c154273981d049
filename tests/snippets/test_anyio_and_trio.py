"""Trio and anyio beside asyncio: the same programs, and another kind of cancellation."""

import asyncio

import anyio
import pytest
import trio
from anyio_and_trio import (
    cancelled_again,
    cancelled_once,
    goodbye_broken,
    goodbye_fixed,
    in_anyio,
    in_asyncio,
    in_trio,
    streams,
    threads,
)

LOOPS = ("asyncio", "trio")
WAITS = {"quick": 0.05, "slow": 1, "patience": 0.4}


def test_three_programs_give_the_same():
    said = [asyncio.run(in_asyncio.main(**WAITS))]
    said.append(trio.run(lambda: in_trio.main(**WAITS)))
    for loop in LOOPS:
        said.append(anyio.run(lambda: in_anyio.main(**WAITS), backend=loop))
    assert said == [["tea is ready", "time is up"]] * 4


def test_without_the_limit_all_three_wait_for_both():
    waits = {"quick": 0, "slow": 0.1, "patience": 9}
    both = ["tea is ready", "stew is ready"]
    assert asyncio.run(in_asyncio.main(**waits)) == both
    assert trio.run(lambda: in_trio.main(**waits)) == both
    assert anyio.run(lambda: in_anyio.main(**waits), backend="trio") == both


def test_a_swallowed_cancellation_of_asyncio_is_gone(capsys):
    asyncio.run(cancelled_once.main(wait=0.3, patience=0.05))
    said = ["swallowed the cancellation", "slept on to the end"]
    assert capsys.readouterr().out.splitlines() == said


@pytest.mark.parametrize("loop", LOOPS)
def test_a_cancelled_scope_cancels_each_wait(loop, capsys):
    anyio.run(lambda: cancelled_again.main(wait=5, patience=0.05), backend=loop)
    said = ["swallowed the cancellation", "time was up"]
    assert capsys.readouterr().out.splitlines() == said


def test_a_group_of_asyncio_cancels_only_once_too(capsys):
    async def fail():
        await asyncio.sleep(0.05)
        raise ValueError

    async def main():
        async with asyncio.TaskGroup() as group:
            group.create_task(cancelled_once.stubborn(0.2))
            group.create_task(fail())

    with pytest.raises(ExceptionGroup):
        asyncio.run(main())
    assert "slept on to the end" in capsys.readouterr().out


def test_cleanup_that_waits_needs_a_shield_in_trio_and_none_in_asyncio():
    assert trio.run(goodbye_broken.main) == ["hello"]
    assert trio.run(goodbye_fixed.main) == ["hello", "goodbye"]

    async def call(heard):
        try:
            heard.append("hello")
            await asyncio.sleep(9)
        finally:
            await asyncio.sleep(0.05)
            heard.append("goodbye")

    async def main():
        heard = []
        try:
            async with asyncio.timeout(0.1):
                await call(heard)
        except TimeoutError:
            return heard

    assert asyncio.run(main()) == ["hello", "goodbye"]


@pytest.mark.parametrize("loop", LOOPS)
def test_the_job_is_in_a_thread_and_its_coroutine_in_the_loops(loop, capsys):
    anyio.run(threads.main, backend=loop)
    said = "the job in the main thread: False, its coroutine: True\n"
    assert capsys.readouterr().out == said


@pytest.mark.parametrize("loop", LOOPS)
def test_a_stream_ends_with_its_last_sender(loop):
    assert anyio.run(streams.main, backend=loop) == ["cake", "soup", "stew", "tart"]
