"""Its own pool of threads, and the loop's own clock."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from urllib.request import urlopen


def fetch(url, timeout=2):
    with urlopen(url, timeout=timeout) as response:
        return response.read().decode()


def process(page, rounds=300_000):
    total = 0
    for number in range(rounds):
        total += number % len(page)
    return total


def in_turn(function, inputs):
    return [function(given) for given in inputs]


async def fetch_in_threads(urls, fetch):
    loop = asyncio.get_running_loop()
    with ThreadPoolExecutor(max_workers=len(urls)) as pool:
        calls = [loop.run_in_executor(pool, fetch, url) for url in urls]
        return [await call for call in calls]


async def process_in_tasks(pages, process):
    async def process_one(page):
        return process(page)

    return await asyncio.gather(*map(process_one, pages))


async def compare(urls, fetch=fetch, process=process):
    clock = asyncio.get_running_loop().time
    times = [clock()]
    in_turn(fetch, urls)
    times.append(clock())
    pages = await fetch_in_threads(urls, fetch)
    times.append(clock())
    in_turn(process, pages)
    times.append(clock())
    results = await process_in_tasks(pages, process)
    times.append(clock())
    phases = "fetch in turn", "fetch in threads", "process in turn", "process in tasks"
    spent = [after - before for before, after in pairwise(times)]
    return dict(zip(phases, spent, strict=True)), results
