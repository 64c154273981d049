"""a stall was not reported when the heart beats once a second"""

import asyncio
import time


async def longest_gap(job, pause=0.01):
    beats = [time.perf_counter()]

    async def beat():
        while True:
            await asyncio.sleep(pause)
            beats.append(time.perf_counter())

    heart = asyncio.create_task(beat(), name="heart")
    try:
        await job()
    finally:
        heart.cancel()
        await asyncio.wait([heart])
    if len(beats) == 1:
        return 0.0
    ends = [*beats[1:], time.perf_counter()]
    return max(end - begun for begun, end in zip(beats, ends, strict=True))
