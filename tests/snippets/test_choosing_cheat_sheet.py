"""The rows of the cheat sheet: what each call blocks, where it raises, what cancel does."""

import asyncio
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

import pytest

from tests.snippets.test_choosing import PAGE, sections

SHEET = PAGE.parents[1] / "cheat-sheet.md"


def fail():
    raise ValueError("f failed")


async def fail_async():
    fail()


@contextmanager
def loop_elsewhere():
    """Yield a loop that runs in another thread."""
    loops, running = [], threading.Event()

    async def serve():
        stop = asyncio.Event()
        loops.append((asyncio.get_running_loop(), stop))
        running.set()
        await stop.wait()

    thread = threading.Thread(target=asyncio.run, args=(serve(),))
    thread.start()
    running.wait(5)
    loop, stop = loops[0]
    yield loop
    loop.call_soon_threadsafe(stop.set)
    thread.join()


@contextmanager
def held(pool):
    """Keep the one worker of a pool busy for the block; yield the future of that."""
    begun, go = threading.Event(), threading.Event()
    future = pool.submit(lambda: (begun.set(), go.wait(5)))
    begun.wait(5)
    yield future
    go.set()


def test_a_call_in_a_pool_raises_at_await_and_is_cancelled_only_before_it_begins():
    async def main(pool):
        loop = asyncio.get_running_loop()
        with pytest.raises(ValueError, match="f failed"):
            await asyncio.to_thread(fail)
        with pytest.raises(ValueError, match="f failed"):
            await loop.run_in_executor(pool, fail)
        ran = []
        with held(pool) as begun:
            waiting = loop.run_in_executor(pool, ran.append, "waiting")
            ending = asyncio.wrap_future(begun)
            assert waiting.cancel()
            assert ending.cancel()
            await asyncio.sleep(0)
            assert not begun.done()
            assert not begun.cancel()
        await loop.run_in_executor(pool, ran.append, "last")
        return ran

    with ThreadPoolExecutor(1) as pool:
        assert asyncio.run(main(pool)) == ["last"]


def test_threads_wait_for_each_other_at_result():
    with ThreadPoolExecutor(1) as pool:
        with pytest.raises(ValueError, match="f failed"):
            pool.submit(fail).result(5)
        with held(pool) as begun:
            waiting = pool.submit(fail)
            assert (begun.cancel(), waiting.cancel()) == (False, True)


def test_a_plain_call_into_a_loop_raises_there_and_its_handle_cancels_it():
    async def main():
        loop, logged, ran = asyncio.get_running_loop(), [], []
        loop.set_exception_handler(lambda loop, error: logged.append(error))

        def ask():
            loop.call_soon_threadsafe(fail)
            loop.call_soon_threadsafe(ran.append, "cancelled").cancel()
            loop.call_soon_threadsafe(ran.append, "kept")

        thread = threading.Thread(target=ask)
        thread.start()
        thread.join()
        await asyncio.sleep(0)
        return [str(error["exception"]) for error in logged], ran

    assert asyncio.run(main()) == (["f failed"], ["kept"])


def test_a_coroutine_on_another_loop_raises_at_await_and_can_be_cancelled():
    cancelled = threading.Event()

    async def wait_for_ever(begun):
        begun.set()
        try:
            await asyncio.Event().wait()
        except asyncio.CancelledError:
            cancelled.set()
            raise

    async def main(other):
        ask = asyncio.run_coroutine_threadsafe
        with pytest.raises(ValueError, match="f failed"):
            await asyncio.wrap_future(ask(fail_async(), other))
        begun = threading.Event()
        asking = asyncio.wrap_future(ask(wait_for_ever(begun), other))
        await asyncio.to_thread(begun.wait, 5)
        asking.cancel()
        await asyncio.wait([asking])
        return asking.cancelled()

    with loop_elsewhere() as other:
        assert asyncio.run(main(other))
        assert cancelled.wait(5)


def test_a_thread_gets_the_exception_of_its_coroutine_at_result():
    with loop_elsewhere() as loop:
        future = asyncio.run_coroutine_threadsafe(fail_async(), loop)
        with pytest.raises(ValueError, match="f failed"):
            future.result(5)
    with pytest.raises(ValueError, match="f failed"):
        asyncio.run(fail_async())


def test_the_end_of_a_group_raises_and_a_task_can_be_cancelled():
    async def main(job):
        async with asyncio.TaskGroup() as group:
            task = group.create_task(job)
            group.create_task(asyncio.sleep(0))
            if job.__name__ == "sleep":
                task.cancel()
        return task.cancelled()

    with pytest.raises(ExceptionGroup, match="unhandled errors"):
        asyncio.run(main(fail_async()))
    assert asyncio.run(main(asyncio.sleep(9)))


def test_a_pool_that_is_shut_down_drops_what_has_not_begun():
    pool = ThreadPoolExecutor(1)
    with held(pool) as begun:
        waiting = pool.submit(fail)
        pool.shutdown(wait=False, cancel_futures=True)
        assert waiting.cancelled()
    assert begun.result(5)[1] is True


def test_each_row_leads_to_a_section():
    rows = [r for r in SHEET.read_text("utf-8").splitlines() if r.startswith("| [")]
    assert len(rows) == 28
    for row in rows:
        page, _, anchor = row.partition("](learn/")[2].partition(")")[0].partition("#")
        assert anchor in sections(page), row


def test_a_queued_call_of_to_thread_that_is_cancelled_never_runs():
    ran = []

    async def main():
        asyncio.get_running_loop().set_default_executor(ThreadPoolExecutor(1))
        first = asyncio.create_task(asyncio.to_thread(time.sleep, 0.2))
        queued = asyncio.create_task(asyncio.to_thread(ran.append, "queued"))
        await asyncio.sleep(0.05)
        queued.cancel()
        await first
        await asyncio.to_thread(ran.append, "after")

    asyncio.run(main())
    assert ran == ["after"]
