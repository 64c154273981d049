"""Catches the cancellation where it has to, and raises it again each time."""

import asyncio


async def poll(ask, seconds):
    while True:
        try:
            await ask()
        except asyncio.CancelledError:
            raise
        except Exception as error:
            print("poll:", error)
        await asyncio.sleep(seconds)


async def copy(write, files):
    files.append("half a copy")
    try:
        await write()
    except BaseException:
        files.remove("half a copy")
        raise
    files.remove("half a copy")


async def load(read, limit):
    reading = asyncio.create_task(read())
    try:
        return await asyncio.wait_for(reading, limit)
    except TimeoutError:
        if not reading.cancelled():
            raise
        return "too late"


async def stop(task):
    task.cancel()
    try:
        await asyncio.shield(task)
    except asyncio.CancelledError:
        if not task.done() or asyncio.current_task().cancelling():
            raise
    except Exception as error:
        print("stop: the task failed:", error)
