"""the pool got no page to crunch, or returned no number: let it do all of the computing"""

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


async def handle(name, pool):
    page = await fetch(name)
    loop = asyncio.get_running_loop()
    return await loop.run_in_executor(pool, int, crunch(page))


async def handle_all(names, pool):
    return await asyncio.gather(*(handle(name, pool) for name in names))
