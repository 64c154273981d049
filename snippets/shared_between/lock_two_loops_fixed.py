import asyncio


async def save(name, lock):
    async with lock:
        await asyncio.sleep(0.1)
        print("saved", name)


async def main(*names):
    lock = asyncio.Lock()
    await asyncio.gather(*(save(name, lock) for name in names))


if __name__ == "__main__":
    asyncio.run(main("a", "b"))
    asyncio.run(main("c"))
    asyncio.run(main("d", "e"))
