"""Submits to the pool itself, wraps its future, and keeps the tasks of a group."""

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
    return await asyncio.wrap_future(pool.submit(crunch, await fetch(name)))


async def handle_all(names, pool):
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(handle(name, pool)) for name in names]
    return [task.result() for task in tasks]
