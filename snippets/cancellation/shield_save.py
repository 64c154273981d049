import asyncio


async def write_both(files):
    files.append("orders")
    await asyncio.sleep(0.3)
    files.append("index")


async def save(files):
    writing = asyncio.create_task(write_both(files), name="writing")
    try:
        await asyncio.shield(writing)
    except asyncio.CancelledError:
        await writing
        raise


async def main(limit=0.1):
    for way in (write_both, save):
        files = []
        try:
            async with asyncio.timeout(limit):
                await way(files)
        except TimeoutError:
            print(f"{way.__name__} timed out:", files)


if __name__ == "__main__":
    asyncio.run(main())
