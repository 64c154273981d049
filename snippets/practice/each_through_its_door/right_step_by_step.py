"""Makes each step for all names before it begins the next one."""

import asyncio


async def report(names, read, count, publish, pool):
    loop = asyncio.get_running_loop()
    texts = await asyncio.gather(*(asyncio.to_thread(read, name) for name in names))
    counting = [loop.run_in_executor(pool, count, text) for text in texts]
    totals = await asyncio.gather(*counting)
    return await asyncio.gather(*map(publish, totals))
