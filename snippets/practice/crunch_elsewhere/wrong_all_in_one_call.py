"""3 pages were crunched in 1 calls of the pool: give it one call for each page"""

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


def crunch_all(pages):
    return [crunch(page) for page in pages]


async def handle_all(names, pool):
    pages = await asyncio.gather(*map(fetch, names))
    loop = asyncio.get_running_loop()
    return await loop.run_in_executor(pool, crunch_all, pages)
