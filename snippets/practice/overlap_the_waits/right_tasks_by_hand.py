"""Threads waited for in the opposite order, and tasks awaited one by one."""

import asyncio
from threading import Thread


def in_threads(jobs):
    threads = []
    for job in jobs:
        threads.append(Thread(target=job))
        threads[-1].start()
    while threads:
        threads.pop().join()


async def in_asyncio(jobs):
    tasks = [asyncio.create_task(job()) for job in jobs]
    for task in tasks:
        await task
