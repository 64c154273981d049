import asyncio


async def save(name, lock):
    async with lock:
        print(f"{name}: has the lock")
        await asyncio.sleep(0.1)
        print(f"{name}: done")


async def main():
    lock = asyncio.Lock()
    async with asyncio.TaskGroup() as group:
        for name in ("first", "second"):
            group.create_task(save(name, lock), name=name)


if __name__ == "__main__":
    asyncio.run(main())
