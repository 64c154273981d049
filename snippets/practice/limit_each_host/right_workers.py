"""Starts `per_host` workers for each host, which share the places of all."""

import asyncio
from collections import defaultdict
from urllib.parse import urlsplit


async def fetch_all(urls, fetch, at_once=4, per_host=2):
    places = asyncio.Semaphore(at_once)
    waiting = defaultdict(list)
    pages = [None] * len(urls)
    for index, url in reversed(list(enumerate(urls))):
        waiting[urlsplit(url).hostname].append((index, url))

    async def work(jobs):
        while jobs:
            async with places:
                if jobs:
                    index, url = jobs.pop()
                    pages[index] = await fetch(url)

    async with asyncio.TaskGroup() as group:
        for jobs in waiting.values():
            for _ in range(per_host):
                group.create_task(work(jobs))
    return pages
