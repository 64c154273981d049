"""[579482, 317414, 55346], in the order of the names, not [55346, 317414, 579482]"""

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
    return await loop.run_in_executor(pool, crunch, page)


async def handle_all(names, pool):
    handling = [handle(name, pool) for name in names]
    return [await one for one in asyncio.as_completed(handling)]
