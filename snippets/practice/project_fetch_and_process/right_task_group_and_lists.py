"""A TaskGroup for the threads, and one helper that measures a phase."""

import asyncio
import time
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
    async with asyncio.TaskGroup() as group:
        calls = [group.create_task(asyncio.to_thread(fetch, url)) for url in urls]
    return [call.result() for call in calls]


async def process_in_tasks(pages, process):
    async def process_one(page):
        return process(page)

    return await asyncio.gather(*map(process_one, pages))


async def compare(urls, fetch=fetch, process=process):
    seconds = {}

    async def measure(phase, run):
        start = time.monotonic()
        found = run()
        if asyncio.iscoroutine(found):
            found = await found
        seconds[phase] = time.monotonic() - start
        return found

    await measure("fetch in turn", lambda: in_turn(fetch, urls))
    pages = await measure("fetch in threads", lambda: fetch_in_threads(urls, fetch))
    await measure("process in turn", lambda: in_turn(process, pages))
    calls = measure("process in tasks", lambda: process_in_tasks(pages, process))
    return seconds, await calls
