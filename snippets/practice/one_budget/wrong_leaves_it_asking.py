"""A question was still being asked when collect had returned."""

import asyncio


async def collect(sources, ask, budget):
    loop = asyncio.get_running_loop()
    end = loop.time() + budget
    answers = []
    for source in sources:
        asking = asyncio.create_task(ask(source))
        done, _ = await asyncio.wait([asking], timeout=end - loop.time())
        if not done:
            asking.cancel()
            break
        answers.append(asking.result())
    return answers
