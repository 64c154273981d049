"""A ValueError of a source itself is not the end of the budget: let it through."""

import asyncio


async def collect(sources, ask, budget):
    answers = []
    try:
        async with asyncio.timeout(budget) as whole:
            for source in sources:
                answers.append(await ask(source))
    except Exception as error:
        if isinstance(error, TimeoutError) and not whole.expired():
            raise
    return answers
