"""Checks that `stop` returns when its task has ended, and not before."""

import asyncio

from practice.quick_loop import run, settle

HOUR = 3600  # longer than a limit that an answer sets
TOO_SOON = "stop returned before the task had ended."
WENT_ON = "stop was cancelled while it waited, and went on as if the task had ended."
NOT_STOPPED = "stop must cancel the task."
RAISED = "stop must return when the task has ended, and not raise what it raised."
NOT_RETURNED = "The task had ended, and stop did not return."


def check_stop(stop):
    run(check_ends(stop, None))
    run(check_cancelled(stop))
    run(check_ends(stop, ValueError("the cleanup failed")))
    run(check_has_ended(stop))


async def check_ends(stop, error):
    task, cleaning, cleaned = await start_worker(error)
    stopping = asyncio.create_task(stop(task))
    await asyncio.wait([stopping], timeout=HOUR)
    cancelled, too_soon = cleaning.is_set(), stopping.done()
    cleaned.set()
    if not cancelled:
        task.cancel()
        stopping.cancel()
    await asyncio.wait([task])
    await asyncio.wait([stopping], timeout=HOUR)
    assert cancelled, NOT_STOPPED
    assert not too_soon, TOO_SOON
    assert stopping.done(), NOT_RETURNED
    assert not stopping.cancelled(), RAISED
    assert stopping.exception() is None, RAISED
    assert error or task.cancelled(), "stop must let the task end as cancelled."


async def check_has_ended(stop):
    task = asyncio.create_task(asyncio.sleep(0))
    await settle()
    stopping = asyncio.create_task(stop(task))
    await asyncio.wait([stopping], timeout=HOUR)
    assert stopping.done(), NOT_RETURNED
    assert not stopping.cancelled(), RAISED
    assert stopping.exception() is None, RAISED


async def check_cancelled(stop):
    task, _, cleaned = await start_worker(None)
    stopping = asyncio.create_task(stop(task))
    await settle()
    stopping.cancel()
    await settle()
    cleaned.set()
    await asyncio.wait([task, stopping])
    assert stopping.cancelled(), WENT_ON


async def start_worker(error):
    """Return a task whose cleanup lasts until an event is set, and may then fail."""
    cleaning, cleaned = asyncio.Event(), asyncio.Event()

    async def work():
        try:
            await asyncio.Event().wait()
        finally:
            cleaning.set()
            await asyncio.wait_for(cleaned.wait(), 9 * HOUR)
            if error:
                raise error

    task = asyncio.create_task(work())
    await settle()
    return task, cleaning, cleaned
