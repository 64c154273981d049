import asyncio


async def main():
    loop = asyncio.get_running_loop()
    pool = concurrent.futures.ThreadPoolExecutor(max_workers=3)
    print(await loop.run_in_executor(pool, sum, [1, 2, 3]))


if __name__ == "__main__":
    asyncio.run(main())
