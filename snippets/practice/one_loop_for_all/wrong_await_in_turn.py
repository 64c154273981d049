"""each greeting waits for the one before: make a task of each, then wait for all"""

import asyncio


async def greet(name):
    await asyncio.sleep(0.1)
    return f"hello, {name}"


async def greet_each(names, greet):
    return [await greet(name) for name in names]


def greet_all(names, greet=greet):
    return asyncio.run(greet_each(names, greet))


def main():
    print(greet_all(["Ada", "Grace", "Alan"]))


if __name__ == "__main__":
    main()
