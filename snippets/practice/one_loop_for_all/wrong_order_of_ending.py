"""the greetings have to be in the order of the names, not in that of ending"""

import asyncio


async def greet(name):
    await asyncio.sleep(0.1)
    return f"hello, {name}"


async def greet_each(names, greet):
    greetings = asyncio.as_completed(map(greet, names))
    return [await greeting for greeting in greetings]


def greet_all(names, greet=greet):
    return asyncio.run(greet_each(names, greet))


def main():
    print(greet_all(["Ada", "Grace", "Alan"]))


if __name__ == "__main__":
    main()
