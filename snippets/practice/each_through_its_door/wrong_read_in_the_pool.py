"""`read` was given to the pool of processes: it waits, and needs no core of its own"""

import asyncio
import multiprocessing
import time
from concurrent.futures import ProcessPoolExecutor


def read(name, delay=0.2):
    time.sleep(delay)
    return f"{name} " * 1000


def count(text):
    return sum(len(word) > 2 for word in text.split())


async def publish(total, delay=0.2):
    await asyncio.sleep(delay)
    return f"{total} words"


async def handle(name, read, count, publish, pool):
    loop = asyncio.get_running_loop()
    text = await loop.run_in_executor(pool, read, name)
    total = await loop.run_in_executor(pool, count, text)
    return await publish(total)


async def report(names, read, count, publish, pool):
    jobs = [handle(name, read, count, publish, pool) for name in names]
    return await asyncio.gather(*jobs)


def main():
    spawn = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(2, mp_context=spawn) as pool:
        jobs = report(["tea", "iced tea"], read, count, publish, pool)
        print(asyncio.run(jobs))


if __name__ == "__main__":
    main()
