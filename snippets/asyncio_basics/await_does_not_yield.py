import asyncio


async def return_at_once():
    return None


async def give_way():
    await asyncio.sleep(0)


async def turns_during(function, times):
    turns = 0

    async def other_task():
        nonlocal turns
        while True:
            turns += 1
            await asyncio.sleep(0)

    task = asyncio.create_task(other_task())
    for _ in range(times):
        await function()
    task.cancel()
    return turns


async def main(times=1000):
    for function in return_at_once, give_way:
        turns = await turns_during(function, times)
        print(f"{function.__name__}: {turns} turns for the other task")


if __name__ == "__main__":
    asyncio.run(main())
