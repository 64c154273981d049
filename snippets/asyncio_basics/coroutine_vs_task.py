import asyncio


async def work(name):
    task = asyncio.current_task()
    print(name, "runs in", task.get_name())


async def main():
    await work("awaited coroutine")
    task = asyncio.create_task(work("task"), name="helper")
    print("helper created, not started")
    await task


if __name__ == "__main__":
    asyncio.run(main())
