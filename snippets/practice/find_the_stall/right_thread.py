"""Beats from a thread that asks the loop for a sign of life, again and again."""

import asyncio
import threading
import time
from itertools import pairwise


async def longest_gap(job, pause=0.005):
    loop = asyncio.get_running_loop()
    signs, stop = [time.perf_counter()], threading.Event()

    def ask():
        while not stop.wait(pause):
            loop.call_soon_threadsafe(lambda: signs.append(time.perf_counter()))

    heart = threading.Thread(target=ask, daemon=True)
    heart.start()
    try:
        await job()
    finally:
        signs.append(time.perf_counter())
        stop.set()
        heart.join()
    return max(b - a for a, b in pairwise(signs))
