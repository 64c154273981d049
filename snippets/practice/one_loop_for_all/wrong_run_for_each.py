"""each greeting ran in a loop of its own: call asyncio.run once, around one coroutine"""

import asyncio


async def greet(name):
    await asyncio.sleep(0.1)
    return f"hello, {name}"


def greet_all(names, greet=greet):
    return [asyncio.run(greet(name)) for name in names]


def main():
    print(greet_all(["Ada", "Grace", "Alan"]))


if __name__ == "__main__":
    main()
