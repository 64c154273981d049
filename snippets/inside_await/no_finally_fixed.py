import asyncio
from contextlib import asynccontextmanager


@asynccontextmanager
async def connection(wait):
    print("opened")
    try:
        yield
    finally:
        await asyncio.sleep(wait)
        print("closed")


async def fail():
    raise ValueError


async def use(job, wait=0.1):
    try:
        async with asyncio.timeout(2 * wait), connection(wait):
            await job
    except (ValueError, TimeoutError) as error:
        print("ended with", type(error).__name__)
    else:
        print("ended well")


async def main():
    await use(asyncio.sleep(0))
    await use(fail())
    await use(asyncio.sleep(60))


if __name__ == "__main__":
    asyncio.run(main())
