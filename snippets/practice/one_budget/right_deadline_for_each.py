"""Gives each question a timeout of its own, all of which end at the same moment."""

import asyncio


async def collect(sources, ask, budget):
    end = asyncio.get_running_loop().time() + budget
    answers = []
    for source in sources:
        try:
            async with asyncio.timeout_at(end) as limit:
                answers.append(await ask(source))
        except TimeoutError:
            if limit.expired():
                break
            raise
    return answers
