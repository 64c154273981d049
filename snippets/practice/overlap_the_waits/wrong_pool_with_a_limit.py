"""in_threads does not start all of 40 jobs before it waits: a pool has a limit"""

import asyncio
from concurrent.futures import ThreadPoolExecutor


def in_threads(jobs):
    with ThreadPoolExecutor() as pool:
        for job in jobs:
            pool.submit(job)


async def in_asyncio(jobs):
    await asyncio.gather(*[job() for job in jobs])
