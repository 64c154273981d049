"""Counts the requests by hand, and starts what may start whenever one has ended."""

import asyncio
from collections import Counter
from urllib.parse import urlsplit


async def fetch_all(urls, fetch, at_once=4, per_host=2):
    left, running, tasks = list(urls), set(), {}
    busy = Counter()
    while left or running:
        for url in list(left):
            host = urlsplit(url).hostname
            if len(running) < at_once and busy[host] < per_host:
                left.remove(url)
                busy[host] += 1
                tasks[url] = asyncio.create_task(fetch(url), name=host)
                running.add(tasks[url])
        done, running = await asyncio.wait(running, return_when="FIRST_COMPLETED")
        busy.subtract(task.get_name() for task in done)
    return [tasks[url].result() for url in urls]
