"""Keeps the loop in a runner, makes the tasks first and awaits them in their order."""

import asyncio


async def greet_each(names, greet):
    tasks = [asyncio.create_task(greet(name)) for name in names]
    return [await task for task in tasks]


def greet_all(names, greet):
    with asyncio.Runner() as runner:
        return runner.run(greet_each(names, greet))
