import asyncio
import threading


async def save(name, lock, patience):
    if not lock.acquire(timeout=patience):
        print(f"{name}: gave up, the lock was never free")
        return
    try:
        print(f"{name}: has the lock")
        await asyncio.sleep(0.1)
        print(f"{name}: done")
    finally:
        lock.release()


async def main(patience=0.4):
    lock = threading.Lock()
    async with asyncio.TaskGroup() as group:
        for name in ("first", "second"):
            group.create_task(save(name, lock, patience), name=name)


if __name__ == "__main__":
    asyncio.run(main(), debug=False)
