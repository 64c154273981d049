import asyncio
import threading

current = threading.local()


async def handle(user):
    current.user = user
    await asyncio.sleep(0.1)
    print(f"asked by {user}, answered to {current.user}")


async def main():
    async with asyncio.TaskGroup() as group:
        for user in ("Ada", "Grace"):
            group.create_task(handle(user), name=user)


if __name__ == "__main__":
    asyncio.run(main())
