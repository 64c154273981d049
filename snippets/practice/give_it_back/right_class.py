"""A class with both methods instead of a generator."""

import asyncio


class borrowed:
    def __init__(self, pool):
        self.pool = pool

    async def __aenter__(self):
        self.connection = await self.pool.get()
        return self.connection

    async def __aexit__(self, kind, error, traceback):
        self.pool.put_nowait(self.connection)


async def use(pool, job, limit=0.1):
    try:
        async with asyncio.timeout(limit), borrowed(pool) as connection:
            await job(connection)
    except (ValueError, TimeoutError) as error:
        print(f"{type(error).__name__}, connections left: {pool.qsize()}")


async def refuse(connection):
    raise ValueError(f"{connection} is refused")


async def hang(connection):
    await asyncio.sleep(60)


async def main():
    pool = asyncio.Queue()
    for number in range(2):
        pool.put_nowait(f"connection {number}")
    await use(pool, refuse)
    await use(pool, hang)


if __name__ == "__main__":
    asyncio.run(main())
