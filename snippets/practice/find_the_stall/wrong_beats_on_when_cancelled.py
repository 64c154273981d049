"""the heart beats on after a cancellation: end it in a `finally`"""

import asyncio
import time
from itertools import pairwise


async def longest_gap(job, pause=0.01):
    beats = []

    async def beat():
        while True:
            beats.append(time.perf_counter())
            await asyncio.sleep(pause)

    heart = asyncio.create_task(beat(), name="heart")
    await asyncio.sleep(0)
    try:
        await job()
    except Exception:
        heart.cancel()
        raise
    heart.cancel()
    beats.append(time.perf_counter())
    return max(after - before for before, after in pairwise(beats))
