"""the heart beats on after the job has ended"""

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
    finally:
        heart.uncancel()
    beats.append(time.perf_counter())
    return max(after - before for before, after in pairwise(beats))
