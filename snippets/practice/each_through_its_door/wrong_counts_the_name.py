"""the answers have to be ['8 published', '11 published', '9 published'], in the order"""

import asyncio


async def handle(name, read, count, publish, pool):
    await asyncio.to_thread(read, name)
    loop = asyncio.get_running_loop()
    total = await loop.run_in_executor(pool, count, name)
    return await publish(total)


async def report(names, read, count, publish, pool):
    jobs = [handle(name, read, count, publish, pool) for name in names]
    return await asyncio.gather(*jobs)
