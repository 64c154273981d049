import asyncio
import multiprocessing
from concurrent.futures import ProcessPoolExecutor


async def fetch(name):
    await asyncio.sleep(0.1)
    return name * 100


async def crunch(page, rounds=2_000):
    number = 0
    for _ in range(rounds):
        for letter in page:
            number = (number * 31 + ord(letter)) % 1_000_003
    return number


async def handle(name, pool):
    page = await fetch(name)
    return await crunch(page)


async def handle_all(names, pool):
    return await asyncio.gather(*(handle(name, pool) for name in names))


def main():
    spawn = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(2, mp_context=spawn) as pool:
        print(asyncio.run(handle_all(["a", "b"], pool)))


if __name__ == "__main__":
    main()
