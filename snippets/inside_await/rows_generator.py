import asyncio


async def rows(pages, wait):
    for page in pages:
        await asyncio.sleep(wait)
        for row in page:
            yield row


async def read(rows):
    async for row in rows:
        print("row", row)


async def other(*waits):
    for seconds in waits:
        await asyncio.sleep(seconds)
        print("  another task runs")


async def main(wait=0.2):
    await asyncio.gather(read(rows(["ab", "cd"], wait)), other(wait / 2, wait))


if __name__ == "__main__":
    asyncio.run(main())
