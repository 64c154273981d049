"""Uses a context manager for the half copy, and gather for the task that is stopped."""

import asyncio
from contextlib import contextmanager, suppress


async def poll(ask, seconds):
    while True:
        with suppress(Exception):
            await ask()
        await asyncio.sleep(seconds)


@contextmanager
def half_a_copy(files):
    files.append("half a copy")
    try:
        yield
    finally:
        files.remove("half a copy")


async def copy(write, files):
    with half_a_copy(files):
        await write()


async def load(read, limit):
    reading = asyncio.create_task(read())
    try:
        await asyncio.wait([reading], timeout=limit)
        if reading.done():
            return reading.result()
    finally:
        reading.cancel()
        await asyncio.gather(reading, return_exceptions=True)
    return "too late"


async def stop(task):
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
