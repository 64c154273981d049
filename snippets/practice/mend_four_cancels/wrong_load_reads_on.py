"""load answered 'too late' while it was still reading: the reading has to end."""

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
    done, _ = await asyncio.wait([reading], timeout=limit)
    return reading.result() if done else "too late"


async def stop(task):
    task.cancel()
    await asyncio.wait([task])
