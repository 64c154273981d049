"""the job's exception has to reach the caller"""

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
    except Exception as error:
        print("the job failed:", error)
    heart.cancel()
    beats.append(time.perf_counter())
    return max(after - before for before, after in pairwise(beats))
