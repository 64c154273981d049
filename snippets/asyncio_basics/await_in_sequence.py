import asyncio


async def step(name, delay):
    print(name, "starts")
    await asyncio.sleep(delay)
    print(name, "ends, tasks alive:", len(asyncio.all_tasks()))


async def main(delay=0.2):
    await step("first", delay)
    await step("second", delay)


if __name__ == "__main__":
    asyncio.run(main())
