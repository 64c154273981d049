"""the silence counts as it is, and the pause is a part of it"""

import asyncio
import time


async def longest_gap(job, pause=0.01):
    longest, last = 0.0, time.perf_counter()

    def note():
        nonlocal longest, last
        now = time.perf_counter()
        longest, last = max(longest, now - last), now

    async def beat():
        while True:
            await asyncio.sleep(pause)
            note()

    heart = asyncio.create_task(beat())
    try:
        await job()
        note()
    finally:
        heart.cancel()
    return longest - pause


async def service():
    await asyncio.sleep(0.3)
    time.sleep(0.2)
    await asyncio.sleep(0.1)
