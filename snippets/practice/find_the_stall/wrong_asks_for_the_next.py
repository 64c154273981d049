"""the heart beats on after the job has ended: end it in a `finally`"""

import asyncio
import time


async def longest_gap(job, pause=0.005):
    loop = asyncio.get_running_loop()
    last = time.perf_counter()
    longest = 0

    def beat():
        nonlocal last, longest, handle
        now = time.perf_counter()
        longest, last = max(longest, now - last), now
        handle = loop.call_later(pause, beat)

    handle = loop.call_soon(beat)
    try:
        await job()
    finally:
        beat()
    return longest
