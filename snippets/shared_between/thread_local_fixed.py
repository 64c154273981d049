import asyncio
from contextvars import ContextVar

current_user = ContextVar("current_user")


async def handle(user):
    current_user.set(user)
    await asyncio.sleep(0.1)
    print(f"asked by {user}, answered to {current_user.get()}")


async def main():
    async with asyncio.TaskGroup() as group:
        for user in ("Ada", "Grace"):
            group.create_task(handle(user), name=user)


if __name__ == "__main__":
    asyncio.run(main())
