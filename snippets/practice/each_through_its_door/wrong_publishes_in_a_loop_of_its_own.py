"""`publish` is a coroutine, and it ran in another loop: await it in the one there is"""

import asyncio


async def handle(name, read, count, publish, pool):
    text = await asyncio.to_thread(read, name)
    loop = asyncio.get_running_loop()
    total = await loop.run_in_executor(pool, count, text)
    return await asyncio.to_thread(lambda: asyncio.run(publish(total)))


async def report(names, read, count, publish, pool):
    jobs = [handle(name, read, count, publish, pool) for name in names]
    return await asyncio.gather(*jobs)
