import asyncio

lock = asyncio.Lock()


async def save(name):
    async with lock:
        await asyncio.sleep(0.1)
        print("saved", name)


async def main(*names):
    await asyncio.gather(*map(save, names))


if __name__ == "__main__":
    asyncio.run(main("a", "b"))
    asyncio.run(main("c"))
    asyncio.run(main("d", "e"))
