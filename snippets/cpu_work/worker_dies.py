import asyncio
import multiprocessing
import os
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool


def crash(code):
    os._exit(code)


async def attempt(pool, function, argument):
    loop = asyncio.get_running_loop()
    try:
        answer = await loop.run_in_executor(pool, function, argument)
    except (ValueError, BrokenProcessPool) as error:
        answer = type(error).__name__
    print(f"  {function.__name__}({argument!r}): {answer}")


async def attempt_all(pool, spare):
    print("pool:")
    await attempt(pool, int, "six")
    await attempt(pool, int, "6")
    await attempt(pool, crash, 3)
    await attempt(pool, int, "6")
    print("spare pool:")
    await attempt(spare, int, "6")


if __name__ == "__main__":
    spawn = multiprocessing.get_context("spawn")
    with (
        ProcessPoolExecutor(1, spawn) as pool,
        ProcessPoolExecutor(1, spawn) as spare,
    ):
        asyncio.run(attempt_all(pool, spare))
