"""the loop stood still while threads were reading: await each thread's answer"""

import asyncio
from concurrent.futures import ThreadPoolExecutor


async def handle(text, count, publish, pool):
    loop = asyncio.get_running_loop()
    return await publish(await loop.run_in_executor(pool, count, text))


async def report(names, read, count, publish, pool):
    with ThreadPoolExecutor(len(names) or 1) as readers:
        texts = list(readers.map(read, names))
    jobs = [handle(text, count, publish, pool) for text in texts]
    return await asyncio.gather(*jobs)
