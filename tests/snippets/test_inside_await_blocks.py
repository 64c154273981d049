"""Tests of what async with and async for call: where they give way, and how they end."""

import asyncio
from contextlib import suppress

import pytest
from inside_await import (
    connection_class,
    exit_sees,
    no_finally_broken,
    no_finally_fixed,
    rows_class,
    rows_generator,
)


def test_async_with_gives_way_at_both_ends_of_its_block(capsys):
    asyncio.run(connection_class.main())
    assert capsys.readouterr().out.splitlines() == [
        "opens",
        "  another task runs",
        "in use",
        "closes",
        "  another task runs",
        "closed",
    ]


@pytest.mark.parametrize(
    ("error", "caller"), [(ValueError, "ValueError"), (KeyError, "no error")]
)
def test_exit_sees_the_exception_and_ends_it_if_it_says_so(error, caller, capsys):
    asyncio.run(exit_sees.use(exit_sees.fail(error()), limit=60))
    assert capsys.readouterr().out.splitlines() == [
        f"  __aexit__ got {error.__name__}",
        f"caller got {caller}",
    ]


def test_exit_sees_none_after_a_good_end(capsys):
    asyncio.run(exit_sees.use(asyncio.sleep(0), limit=60))
    assert capsys.readouterr().out.splitlines() == [
        "  __aexit__ got None",
        "caller got no error",
    ]


def test_exit_sees_a_timeout_as_a_cancellation(capsys):
    asyncio.run(exit_sees.use(asyncio.sleep(60), limit=0.01))
    assert capsys.readouterr().out.splitlines() == [
        "  __aexit__ got CancelledError",
        "caller got TimeoutError",
    ]


def test_a_true_answer_to_everything_ends_a_cancellation():
    class EndsAll(exit_sees.Guard):
        async def __aexit__(self, kind, error, traceback):
            return True

    async def main():
        async with asyncio.timeout(0.01), EndsAll():
            await asyncio.sleep(60)
        return "no TimeoutError"

    assert asyncio.run(main()) == "no TimeoutError"


def ends(module, capsys):
    """Return whether a connection is closed: after a good end, an error, a cancellation."""

    async def block(job):
        with suppress(ValueError, TimeoutError):
            async with asyncio.timeout(0.05), module.connection(0):
                await job

    closed = []
    for job in asyncio.sleep(0), module.fail(), asyncio.sleep(60):
        asyncio.run(block(job))
        closed.append("closed" in capsys.readouterr().out)
    return closed


def test_only_a_finally_closes_after_an_error_and_a_cancellation(capsys):
    assert ends(no_finally_broken, capsys) == [True, False, False]
    assert ends(no_finally_fixed, capsys) == [True, True, True]


def test_the_exceptions_still_reach_the_caller(capsys):
    asyncio.run(no_finally_fixed.main())
    lines = [line for line in capsys.readouterr().out.splitlines() if "ended" in line]
    assert lines == ["ended well", "ended with ValueError", "ended with TimeoutError"]


@pytest.mark.parametrize("rows", [rows_class.Rows, rows_generator.rows])
def test_async_for_gives_way_once_a_page_and_not_for_each_row(rows):
    async def main():
        turns = 0

        async def other():
            nonlocal turns
            while True:
                turns += 1
                await asyncio.sleep(0)

        task = asyncio.create_task(other())
        seen = [(row, turns) async for row in rows(["ab", "", "cd"], 0)]
        task.cancel()
        return seen

    seen = asyncio.run(main())
    assert [row for row, _ in seen] == list("abcd")
    (_, a), (_, b), (_, c), (_, d) = seen
    assert 0 < a == b < c == d


def test_a_generator_with_a_finally_is_not_closed_by_a_break():
    async def numbers():
        try:
            yield 1
            yield 2
        finally:
            log.append("closed")

    async def main():
        generator = numbers()
        async for _ in generator:
            break
        log.append("left")
        await generator.aclose()

    log = []
    asyncio.run(main())
    assert log == ["left", "closed"]
