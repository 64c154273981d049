"""A question was still being asked"""

import asyncio


async def collect(sources, ask, budget):
    loop = asyncio.get_running_loop()
    end = loop.time() + budget
    answers = []
    for s in sources:
        task = asyncio.ensure_future(ask(s))
        try:
            done, _ = await asyncio.wait([task], timeout=max(0, end - loop.time()))
        except asyncio.CancelledError:
            task.cancel()
            await asyncio.wait([task], timeout=1)
            raise
        if not done:
            task.cancel()
            await asyncio.wait([task], timeout=5)
            break
        answers.append(task.result())
    return answers
