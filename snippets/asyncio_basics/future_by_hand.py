import asyncio


async def compute():
    return 42


async def main(delay=0.1):
    loop = asyncio.get_running_loop()
    future = loop.create_future()
    loop.call_later(delay, future.set_result, "a parcel")
    print("future done:", future.done())
    print("arrived:", await future)

    task = asyncio.ensure_future(compute())
    print("ensure_future made a", type(task).__name__)
    print("a task is a future:", isinstance(task, asyncio.Future))
    await task


if __name__ == "__main__":
    asyncio.run(main())
