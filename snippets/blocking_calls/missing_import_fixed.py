import asyncio
from concurrent.futures import ThreadPoolExecutor


async def main(pool):
    loop = asyncio.get_running_loop()
    print(await loop.run_in_executor(pool, sum, [1, 2, 3]))


if __name__ == "__main__":
    with ThreadPoolExecutor(max_workers=3) as pool:
        asyncio.run(main(pool))
