"""Checks that four functions clean up when cancelled and let the cancellation go on."""

import asyncio
from unittest.mock import patch

STUCK = "poll was cancelled and did not end."
RETURNED = (
    "poll was cancelled and ended as if it had finished: the cancellation must go on."
)
NO_RETRY = "poll must ask again after a ConnectionError."
LEFT = "copy was cancelled and left half a copy behind."
LEFT_DONE = "copy must remove the half copy when it has finished, too."
NO_ANSWER = "load must answer 'too late' when its limit has passed; it raised an error."
EATEN = "load was cancelled from outside and answered as if its time were up."
TOO_SOON = "stop returned before the task had ended."
WENT_ON = "stop was cancelled while it waited, and went on as if the task had ended."
NOT_STOPPED = "stop must cancel the task."
RAISED = "stop must return when the task has ended, and not raise its CancelledError."


def check(answer):
    for part in (check_poll, check_copy, check_load, check_stop, check_stop_cancelled):
        asyncio.run(part(answer))


async def check_poll(answer):
    asked, given_up, wait = 0, asyncio.Event(), asyncio.sleep

    async def ask():
        nonlocal asked
        asked += 1
        if asked == 1:
            raise ConnectionError("no route")
        await given_up.wait()

    async def sleep(seconds):
        if given_up.is_set():
            raise SystemError("the way out of a poll that does not end")
        await wait(0)

    with patch.object(asyncio, "sleep", sleep):
        polling = asyncio.create_task(answer.poll(ask, 0.1))
        await settle(wait)
        asked_again = asked == 2
        polling.cancel()
        await settle(wait)
        ended = polling.done()
        given_up.set()
        await asyncio.wait([polling])
    assert asked_again, NO_RETRY
    assert ended, STUCK
    assert polling.cancelled(), RETURNED


async def check_copy(answer):
    files = []
    copying = asyncio.create_task(answer.copy(asyncio.Event().wait, files))
    await settle()
    copying.cancel()
    await asyncio.wait([copying])
    assert files == [], LEFT
    assert copying.cancelled(), "copy was cancelled: the cancellation must go on."
    await answer.copy(settle, files)
    assert files == [], LEFT_DONE


async def check_load(answer):
    async def read():
        return "text"

    text = await answer.load(read, 10)
    assert text == "text", f"load must return what it has read, not {text!r}."
    try:
        late = await answer.load(asyncio.Event().wait, 0.01)
    except TimeoutError:
        raise AssertionError(NO_ANSWER) from None
    assert late == "too late", f"load must answer 'too late', not {late!r}."
    loading = asyncio.create_task(answer.load(asyncio.Event().wait, 10))
    await settle()
    loading.cancel()
    await asyncio.wait([loading])
    assert loading.cancelled(), EATEN


async def check_stop(answer):
    task, cleaning, cleaned = await start_worker()
    stopping = asyncio.create_task(answer.stop(task))
    await settle()
    assert cleaning.is_set(), NOT_STOPPED
    too_soon = stopping.done()
    cleaned.set()
    await asyncio.wait([task, stopping])
    assert not too_soon, TOO_SOON
    assert task.cancelled(), "stop must let the task clean up and end as cancelled."
    assert not stopping.cancelled(), RAISED


async def check_stop_cancelled(answer):
    task, _, cleaned = await start_worker()
    stopping = asyncio.create_task(answer.stop(task))
    await settle()
    stopping.cancel()
    await settle()
    cleaned.set()
    await asyncio.wait([task, stopping])
    assert stopping.cancelled(), WENT_ON


async def start_worker():
    cleaning, cleaned = asyncio.Event(), asyncio.Event()

    async def work():
        try:
            await asyncio.Event().wait()
        finally:
            cleaning.set()
            await cleaned.wait()

    task = asyncio.create_task(work())
    await settle()
    return task, cleaning, cleaned


async def settle(sleep=asyncio.sleep):
    for _ in range(50):
        await sleep(0)
