"""Checks that four functions clean up when cancelled and let the cancellation go on."""

import asyncio
from unittest.mock import patch

STUCK = "poll was cancelled {} and did not end."
RETURNED = (
    "poll was cancelled and ended as if it had finished: the cancellation must go on."
)
NO_RETRY = "poll must ask again after a {}."
NO_PAUSE = "poll must ask at once, and wait for `seconds` before it asks again."
OTHERS = "copy removed a file that is not its own: {!r} are left."
LEFT = "copy was cancelled and left half a copy behind."
LEFT_DONE = "copy must remove the half copy when it has finished, too."
LEFT_FAILED = "copy must remove the half copy when write raises, too."
COPY_GOES_ON = "copy was cancelled: the cancellation must go on."
COPY_RAISES = "copy must raise what write raised."
NO_ANSWER = "load must answer 'too late' when its limit has passed; it raised an error."
EATEN = "load was cancelled from outside and answered as if its time were up."
LOAD_RAISES = "load must raise what read raised, when its time is not up."
READING = "load answered 'too late' while it was still reading: the reading has to end."
TOO_SOON = "stop returned before the task had ended."
WENT_ON = "stop was cancelled while it waited, and went on as if the task had ended."
NOT_STOPPED = "stop must cancel the task."
RAISED = "stop must return when the task has ended, and not raise what it raised."
NOT_RETURNED = "The task had ended, and stop did not return."


def check(answer):
    for error in (ConnectionError, ValueError):
        asyncio.run(check_poll(answer, error))
    asyncio.run(check_poll_pause(answer))
    for part in (check_copy, check_copy_fails, check_load, check_load_cancelled):
        asyncio.run(part(answer))
    asyncio.run(check_stop(answer, None))
    asyncio.run(check_stop_cancelled(answer))
    asyncio.run(check_stop(answer, ValueError("the cleanup failed")))
    asyncio.run(check_stop_ended(answer))


async def check_poll(answer, error):
    """Cancel it while it asks for the third time."""
    asked, given_up, done, wait = 0, asyncio.Event(), [], asyncio.sleep

    async def ask():
        nonlocal asked
        asked += 1
        done.append("asked")
        if asked == 1:
            raise error("no route")
        if asked == 3:
            await given_up.wait()

    async def sleep(seconds):
        if given_up.is_set():
            raise SystemError("the way out of a poll that does not end")
        done.append(seconds)
        await wait(0)

    with patch.object(asyncio, "sleep", sleep):
        polling = asyncio.create_task(answer.poll(ask, 0.1))
        await settle(wait)
        asked_again, asked_enough = asked >= 2, asked == 3
        order = list(done)
        polling.cancel()
        await settle(wait)
        ended = polling.done()
        given_up.set()
        await asyncio.wait([polling])
    assert asked_again, NO_RETRY.format(error.__name__)
    assert asked_enough, NO_RETRY.format("right answer")
    assert order == ["asked", 0.1, "asked", 0.1, "asked"], NO_PAUSE
    assert ended, STUCK.format("while it asked")
    assert polling.cancelled(), RETURNED


async def check_poll_pause(answer):
    """Cancel it while it waits for the next time."""
    given_up, waits, wait = asyncio.Event(), asyncio.Event(), asyncio.sleep

    async def ask():
        if given_up.is_set():
            raise SystemExit("the way out of a poll that does not end")
        await wait(0)

    async def sleep(seconds):
        waits.set()
        await given_up.wait()

    with patch.object(asyncio, "sleep", sleep):
        polling = asyncio.create_task(end_quietly(answer.poll(ask, 0.1)))
        await settle(wait)
        assert waits.is_set(), NO_PAUSE
        polling.cancel()
        await settle(wait)
        ended = polling.done()
        given_up.set()
        await settle(wait)
    assert ended, STUCK.format("while it waited for `seconds`")
    assert polling.cancelled(), RETURNED


async def end_quietly(polling):
    try:
        await polling
    except SystemExit:
        return


async def check_copy(answer):
    files = []
    copying = asyncio.create_task(answer.copy(asyncio.Event().wait, files))
    await settle()
    copying.cancel()
    await asyncio.wait([copying])
    assert files == [], LEFT
    assert copying.cancelled(), COPY_GOES_ON
    await answer.copy(settle, files)
    assert files == [], LEFT_DONE


async def check_copy_fails(answer):
    files, seen = ["a file"], []

    async def write():
        seen.extend(files)
        raise OSError("the disk is full")

    copying = asyncio.create_task(answer.copy(write, files))
    await asyncio.wait([copying])
    assert "half a copy" in seen, "copy must note the half copy before it writes."
    assert isinstance(copying.exception(), OSError), COPY_RAISES
    assert "half a copy" not in files, LEFT_FAILED
    assert files == ["a file"], OTHERS.format(files)


async def check_load(answer):
    async def read():
        return "text"

    reading = []

    async def read_for_ever():
        reading.append("reading")
        try:
            await asyncio.Event().wait()
        finally:
            await settle()
            reading.clear()

    text = await answer.load(read, 10)
    assert text == "text", f"load must return what it has read, not {text!r}."
    try:
        late = await answer.load(read_for_ever, 0.01)
    except TimeoutError:
        raise AssertionError(NO_ANSWER) from None
    assert late == "too late", f"load must answer 'too late', not {late!r}."
    assert not reading, READING


async def check_load_cancelled(answer):
    async def fails():
        raise OSError("no such text")

    loading = asyncio.create_task(answer.load(fails, 10))
    await asyncio.wait([loading])
    assert isinstance(loading.exception(), OSError), LOAD_RAISES
    loading = asyncio.create_task(answer.load(asyncio.Event().wait, 10))
    await settle()
    loading.cancel()
    await asyncio.wait([loading])
    assert loading.cancelled(), EATEN


async def check_stop(answer, error):
    task, cleaning, cleaned = await start_worker(error)
    stopping = asyncio.create_task(answer.stop(task))
    await asyncio.wait([stopping], timeout=0.1)
    cancelled, too_soon = cleaning.is_set(), stopping.done()
    cleaned.set()
    if not cancelled:
        task.cancel()
        stopping.cancel()
    await asyncio.wait([task])
    await asyncio.wait([stopping], timeout=1)
    assert cancelled, NOT_STOPPED
    assert not too_soon, TOO_SOON
    assert stopping.done(), NOT_RETURNED
    assert not stopping.cancelled(), RAISED
    assert stopping.exception() is None, RAISED
    assert error or task.cancelled(), "stop must let the task end as cancelled."


async def check_stop_ended(answer):
    task = asyncio.create_task(asyncio.sleep(0))
    await settle()
    stopping = asyncio.create_task(answer.stop(task))
    await asyncio.wait([stopping], timeout=1)
    assert stopping.done(), NOT_RETURNED
    assert not stopping.cancelled(), RAISED
    assert stopping.exception() is None, RAISED


async def check_stop_cancelled(answer):
    task, _, cleaned = await start_worker(None)
    stopping = asyncio.create_task(answer.stop(task))
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
            await asyncio.wait_for(cleaned.wait(), 2)
            if error:
                raise error

    task = asyncio.create_task(work())
    await settle()
    return task, cleaning, cleaned


async def settle(sleep=asyncio.sleep):
    for _ in range(50):
        await sleep(0)
