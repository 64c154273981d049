"""the heart beats on after a job that failed: end it in a `finally`"""

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
    await job()
    heart.cancel()
    beats.append(time.perf_counter())
    return max(after - before for before, after in pairwise(beats))


async def service():
    await asyncio.sleep(0.3)
    time.sleep(0.2)
    await asyncio.sleep(0.1)


def main():
    gap = asyncio.run(longest_gap(service))
    print("stall of 0.2 s found:", gap >= 0.2)


if __name__ == "__main__":
    main()
