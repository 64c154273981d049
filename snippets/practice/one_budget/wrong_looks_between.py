"""The budget was used up, and collect waited on for a question that goes on."""

import asyncio


async def collect(sources, ask, budget):
    loop = asyncio.get_running_loop()
    end = loop.time() + budget
    answers = []
    for source in sources:
        if loop.time() >= end:
            break
        answers.append(await ask(source))
    return answers
