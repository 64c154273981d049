"""a job that only awaits was reported as a stall: let the heart beat meanwhile"""

import asyncio
import time


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
    return beats[-1] - beats[0]
