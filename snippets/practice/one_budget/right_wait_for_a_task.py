"""Asks in a task, which is cancelled when the budget is used up."""

import asyncio


async def collect(sources, ask, budget):
    answers = []

    async def ask_all():
        for source in sources:
            answers.append(await ask(source))

    asking = asyncio.create_task(ask_all())
    try:
        done, _ = await asyncio.wait([asking], timeout=budget)
    finally:
        asking.cancel()
        await asyncio.gather(asking, return_exceptions=True)
    for task in done:
        task.result()
    return answers
