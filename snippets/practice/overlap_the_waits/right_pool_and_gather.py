"""A pool with a worker for each job, and gather."""

import asyncio
from concurrent.futures import ThreadPoolExecutor


def in_threads(jobs):
    with ThreadPoolExecutor(max_workers=len(jobs)) as pool:
        for job in jobs:
            pool.submit(job)


async def in_asyncio(jobs):
    await asyncio.gather(*[job() for job in jobs])
