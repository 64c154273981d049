"""read raised a TimeoutError of its own before the limit, and load did not let it through"""

import asyncio


async def poll(ask, seconds):
    while True:
        try:
            await ask()
        except Exception:
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
        async with asyncio.timeout(limit):
            return await read()
    except TimeoutError:
        return "too late"


async def stop(task):
    task.cancel()
    await asyncio.wait([task])
