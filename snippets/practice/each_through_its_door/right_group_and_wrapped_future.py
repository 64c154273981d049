"""Uses a task group, a pool of threads of its own, and the future of the pool."""

import asyncio
from concurrent.futures import ThreadPoolExecutor


async def handle(name, read, count, publish, readers, pool):
    loop = asyncio.get_running_loop()
    text = await loop.run_in_executor(readers, read, name)
    return await publish(await asyncio.wrap_future(pool.submit(count, text)))


async def report(names, read, count, publish, pool):
    with ThreadPoolExecutor(len(names) or 1) as readers:
        async with asyncio.TaskGroup() as group:
            tasks = [
                group.create_task(handle(name, read, count, publish, readers, pool))
                for name in names
            ]
    return [task.result() for task in tasks]
