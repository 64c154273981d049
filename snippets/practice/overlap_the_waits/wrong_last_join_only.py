"""in_threads returned when some of its jobs had ended, and not all"""

import asyncio
from threading import Thread


def in_threads(jobs):
    for job in jobs:
        thread = Thread(target=job)
        thread.start()
    thread.join()


async def in_asyncio(jobs):
    await asyncio.gather(*[job() for job in jobs])
