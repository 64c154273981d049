"""of three stalls the longest counts: not the first, the last or all together"""

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
        heart.cancel()
    beats.append(time.perf_counter())
    gaps = [after - before for before, after in pairwise(beats)]
    return sum(gap for gap in gaps if gap > 5 * pause)
