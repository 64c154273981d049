"""greet_all has to return a list of the greetings, but returned ('hello, Ada'"""

import asyncio


async def greet(name):
    await asyncio.sleep(0.1)
    return f"hello, {name}"


def greet_all(names, greet=greet):
    async def go():
        return tuple(await asyncio.gather(*map(greet, names)))

    return asyncio.run(go())
