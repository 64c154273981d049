"""stop must return when the task has ended, and not raise what it raised."""

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
        async with asyncio.timeout(limit) as scope:
            return await read()
    except TimeoutError:
        if not scope.expired():
            raise
        return "too late"


async def stop(task):
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        if asyncio.current_task().cancelling():
            raise
