import asyncio
import time
from itertools import pairwise


async def beat(beats, pause):
    while True:
        beats.append(time.perf_counter())
        await asyncio.sleep(pause)


async def gaps_during(job, pause=0.01):
    beats = []
    heart = asyncio.create_task(beat(beats, pause), name="heart")
    await asyncio.sleep(0)
    await job()
    beats.append(time.perf_counter())
    heart.cancel()
    return [after - before for before, after in pairwise(beats)]
