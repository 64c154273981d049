"""greet has to be called once for each of ['Bob', 'Al', 'Bob', 'Cleo'], and was called for"""

import asyncio


async def greet_each(names, greet):
    async with asyncio.TaskGroup() as group:
        tasks = {name: group.create_task(greet(name)) for name in dict.fromkeys(names)}
    return [tasks[name].result() for name in names]


def greet_all(names, greet):
    return asyncio.run(greet_each(names, greet))
