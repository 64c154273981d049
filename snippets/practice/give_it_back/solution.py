import asyncio
from contextlib import asynccontextmanager


@asynccontextmanager
async def borrowed(pool):
    connection = await pool.get()
    try:
        yield connection
    finally:
        pool.put_nowait(connection)


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
