import asyncio


async def fetch(delay):
    print("fetch: waiting for data")
    await asyncio.sleep(delay)
    print("fetch: done")
    return {"data": 1}


async def count(numbers, delay):
    for number in range(numbers):
        print("count:", number)
        await asyncio.sleep(delay)


async def main(fetch_delay=0.25, numbers=5, tick=0.1):
    fetching = asyncio.create_task(fetch(fetch_delay))
    counting = asyncio.create_task(count(numbers, tick))
    value = await fetching
    print("main: got", value)
    await counting


if __name__ == "__main__":
    asyncio.run(main())
