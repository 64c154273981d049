"""Checks that four functions clean up when cancelled and let the cancellation go on."""

import asyncio
from unittest.mock import patch

from practice.mend_four_cancels.check_load import check_load
from practice.mend_four_cancels.check_stop import check_stop

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


def check(answer):
    for error in (ConnectionError, ValueError):
        asyncio.run(check_poll(answer, error))
    asyncio.run(check_poll_pause(answer))
    for part in (check_copy, check_copy_fails):
        asyncio.run(part(answer))
    check_load(answer.load)
    check_stop(answer.stop)


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
        files.append("another file")
        raise OSError("the disk is full")

    copying = asyncio.create_task(answer.copy(write, files))
    await asyncio.wait([copying])
    assert "half a copy" in seen, "copy must note the half copy before it writes."
    assert isinstance(copying.exception(), OSError), COPY_RAISES
    others = [file for file in files if file != "half a copy"]
    assert others == ["a file", "another file"], OTHERS.format(files)
    assert "half a copy" not in files, LEFT_FAILED


async def settle(sleep=asyncio.sleep):
    for _ in range(50):
        await sleep(0)
