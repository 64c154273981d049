"""Two questions were asked at the same time"""

import asyncio


async def collect(sources, ask, budget):
    tasks = [asyncio.create_task(ask(source)) for source in sources]
    if not tasks:
        return []
    try:
        done, _ = await asyncio.wait(tasks, timeout=budget)
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
    return [task.result() for task in tasks if task in done]
