import asyncio


async def ask(mirror, delay):
    try:
        await asyncio.sleep(delay)
    except asyncio.CancelledError:
        print(f"{mirror} cancelled")
        raise
    return f"answer of {mirror}"


async def first_answer(mirrors):
    async with asyncio.TaskGroup() as group:
        asked = [ask(mirror, delay) for mirror, delay in mirrors.items()]
        tasks = [group.create_task(question) for question in asked]
        first = asyncio.FIRST_COMPLETED
        done, pending = await asyncio.wait(tasks, return_when=first)
        for task in pending:
            task.cancel()
    return done.pop().result()


async def main():
    print(await first_answer({"near": 0.1, "far": 0.3}))


if __name__ == "__main__":
    asyncio.run(main())
