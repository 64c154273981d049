"""Beats without a task: each beat asks the loop to call it again a little later."""

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
        handle.cancel()
        longest = max(longest, time.perf_counter() - last)
    return longest
