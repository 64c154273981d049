"""greet_all has to return a list of the greetings, but returned [<Task finished"""

import asyncio


async def greet_each(names, greet):
    async with asyncio.TaskGroup() as group:
        return [group.create_task(greet(name)) for name in names]


def greet_all(names, greet):
    return asyncio.run(greet_each(names, greet))
