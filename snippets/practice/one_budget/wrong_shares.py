"""all that fit into it have to be answered, and collect returned []"""

import asyncio


async def collect(sources, ask, budget):
    sources = list(sources)
    answers = []
    for source in sources:
        try:
            async with asyncio.timeout(budget / len(sources)) as share:
                answers.append(await ask(source))
        except TimeoutError:
            if not share.expired():
                raise
            break
    return answers
