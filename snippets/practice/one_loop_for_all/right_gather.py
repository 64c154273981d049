"""Gathers the coroutines in one that asyncio.run runs."""

import asyncio


def greet_all(names, greet):
    async def greet_each():
        return await asyncio.gather(*map(greet, names))

    return asyncio.run(greet_each())
