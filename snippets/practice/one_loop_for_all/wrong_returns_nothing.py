"""greet_all has to return a list of the greetings, but returned None"""

import asyncio


async def greet_each(names, greet):
    async with asyncio.TaskGroup() as group:
        for name in names:
            group.create_task(greet(name))


def greet_all(names, greet):
    return asyncio.run(greet_each(names, greet))
