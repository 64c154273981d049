import asyncio


async def price(item):
    await asyncio.sleep(0.1)
    return {"tea": 3}[item]


def two_of(item, loop, patience):
    future = asyncio.run_coroutine_threadsafe(price(item), loop)
    return 2 * future.result(timeout=patience)


async def main(patience=0.5):
    loop = asyncio.get_running_loop()
    print(two_of("tea", loop, patience))


if __name__ == "__main__":
    asyncio.run(main())
