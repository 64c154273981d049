"""in_threads returned while its jobs were still"""

import asyncio
from threading import Thread


def in_threads(jobs):
    threads = [Thread(target=job) for job in jobs]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=30)


async def in_asyncio(jobs):
    await asyncio.gather(*(job() for job in jobs))
