"""a list of the answers in the order of the sources, not ('A', 'B', 'C')"""

import asyncio


async def collect(sources, ask, budget):
    answers = []
    try:
        async with asyncio.timeout(budget) as scope:
            for s in sources:
                answers.append(await ask(s))
    except TimeoutError:
        if not scope.expired():
            raise
    return tuple(answers)
