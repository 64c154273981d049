"""poll must ask again after a ValueError."""

import asyncio


async def poll(ask, seconds):
    while True:
        try:
            await ask()
        except OSError:
            print("poll: no answer, will ask again")
        await asyncio.sleep(seconds)


async def copy(write, files):
    files.append("half a copy")
    try:
        await write()
    finally:
        files.remove("half a copy")


async def load(read, limit):
    try:
        async with asyncio.timeout(limit) as scope:
            return await read()
    except TimeoutError:
        if not scope.expired():
            raise
        return "too late"


async def stop(task):
    task.cancel()
    await asyncio.wait([task])
