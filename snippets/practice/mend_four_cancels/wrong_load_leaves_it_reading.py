"""load was cancelled from outside, and its reading went on without it."""

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
    reading = asyncio.create_task(read())
    await asyncio.wait([reading], timeout=limit)
    if reading.done():
        return reading.result()
    reading.cancel()
    await asyncio.wait([reading])
    return "too late"


async def stop(task):
    task.cancel()
    await asyncio.wait([task])
