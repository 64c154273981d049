import asyncio
import multiprocessing
from concurrent.futures import ProcessPoolExecutor

KINDS = {
    "sum": lambda numbers: sum(numbers),
    "squares": lambda numbers: sum(n * n for n in numbers),
}


async def compute(kind, numbers, pool):
    loop = asyncio.get_running_loop()
    return await loop.run_in_executor(pool, KINDS[kind], numbers)


def main():
    spawn = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(1, mp_context=spawn) as pool:
        print(asyncio.run(compute("squares", [1, 2, 3], pool)))


if __name__ == "__main__":
    main()
