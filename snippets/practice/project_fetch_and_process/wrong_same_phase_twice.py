"""there are 4 URLs, and 8 calls for 'process in turn'"""

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
    calls = [asyncio.to_thread(fetch, url) for url in urls]
    return await asyncio.gather(*calls)


async def process_in_tasks(pages, process):
    async def process_one(page):
        return process(page)

    return await asyncio.gather(*map(process_one, pages))


async def compare(urls, fetch=fetch, process=process):
    seconds = {}
    start = time.perf_counter()
    in_turn(fetch, urls)
    seconds["fetch in turn"] = time.perf_counter() - start
    start = time.perf_counter()
    pages = await fetch_in_threads(urls, fetch)
    seconds["fetch in threads"] = time.perf_counter() - start
    start = time.perf_counter()
    in_turn(process, pages)
    seconds["process in turn"] = time.perf_counter() - start
    start = time.perf_counter()
    results = in_turn(process, pages)
    seconds["process in tasks"] = time.perf_counter() - start
    return seconds, results
