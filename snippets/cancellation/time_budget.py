import asyncio


async def step(name, seconds, limit):
    async with asyncio.timeout(limit):
        await asyncio.sleep(seconds)
    print(name, "done")


async def report(budget):
    try:
        async with asyncio.timeout(budget) as whole:
            await step("load", seconds=0.1, limit=0.3)
            await step("parse", seconds=0.1, limit=0.3)
            await step("send", seconds=0.5, limit=0.3)
    except TimeoutError:
        print("over the budget:", whole.expired())


async def main():
    for budget in (0.4, 0.8):
        print("budget:", budget)
        await report(budget)


if __name__ == "__main__":
    asyncio.run(main())
