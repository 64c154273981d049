"""Checks that `load` answers when its time is up, and lets everything else through."""

import asyncio

from practice.quick_loop import run, settle

HOUR = 3600  # longer than a limit that an answer sets
NO_ANSWER = "load must answer 'too late' when its limit has passed; it raised an error."
EATEN = "load was cancelled from outside and answered as if its time were up."
LOAD_RAISES = "load must raise what read raised, when its time is not up."
READS_ON = "load was cancelled from outside, and its reading went on without it."
OWN_TIMEOUT = (
    "read raised a TimeoutError of its own before the limit, and load did not let it "
    "through: ask the scope of asyncio.timeout whether it has expired."
)
READING = "load answered 'too late' while it was still reading: the reading has to end."


def check_load(load):
    for part in check_limit, check_cancelled, check_ends, check_own_timeout:
        run(part(load))


async def check_limit(load):
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

    text = await load(read, 10)
    assert text == "text", f"load must return what it has read, not {text!r}."
    try:
        late = await load(read_for_ever, 0.01)
    except TimeoutError:
        raise AssertionError(NO_ANSWER) from None
    assert late == "too late", f"load must answer 'too late', not {late!r}."
    assert not reading, READING


async def check_cancelled(load):
    async def fails():
        raise OSError("no such text")

    loading = asyncio.create_task(load(fails, 10))
    await asyncio.wait([loading])
    assert isinstance(loading.exception(), OSError), LOAD_RAISES
    loading = asyncio.create_task(load(asyncio.Event().wait, 10))
    await settle()
    loading.cancel()
    await asyncio.wait([loading])
    assert loading.cancelled(), EATEN


async def check_ends(load):
    """End it by its limit and from outside, with a reading that cleans up for long."""
    reading = []

    async def read_for_ever():
        reading.append("reading")
        try:
            await asyncio.Event().wait()
        finally:
            await asyncio.sleep(HOUR)
            reading.clear()

    await load(read_for_ever, 1)
    assert not reading, READING
    loading = asyncio.create_task(load(read_for_ever, 9 * HOUR))
    await asyncio.sleep(1)
    loading.cancel()
    await asyncio.wait([loading])
    assert not reading, READS_ON


async def check_own_timeout(load):
    for error in TimeoutError("the disk does not answer"), TimeoutError():

        async def read(error=error):
            raise error

        loading = asyncio.create_task(load(read, 10))
        await asyncio.wait([loading])
        assert isinstance(loading.exception(), TimeoutError), OWN_TIMEOUT
