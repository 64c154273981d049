"""in the order of the names, not ['11 published', '9 published', '8 published']"""

import asyncio


async def report(names, read, count, publish, pool):
    answers = []

    async def handle(name):
        text = await asyncio.to_thread(read, name)
        loop = asyncio.get_running_loop()
        total = await loop.run_in_executor(pool, count, text)
        answers.append(await publish(total))

    await asyncio.gather(*map(handle, names))
    return answers
