"""Fetches all pages first, and waits for the pool's map in a thread."""

import asyncio


async def fetch(name):
    await asyncio.sleep(0.1)
    return name * 100


def crunch(page, rounds=2_000):
    number = 0
    for _ in range(rounds):
        for letter in page:
            number = (number * 31 + ord(letter)) % 1_000_003
    return number


async def handle_all(names, pool):
    pages = await asyncio.gather(*map(fetch, names))
    return await asyncio.to_thread(lambda: list(pool.map(crunch, pages)))
