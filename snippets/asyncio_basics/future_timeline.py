import asyncio


async def compute(delay):
    print("compute: started")
    await asyncio.sleep(delay)
    print("compute: finished")
    return "report"


async def main(compute_delay=0.4, other_delay=0.2):
    task = asyncio.create_task(compute(compute_delay))
    await asyncio.sleep(other_delay)
    print("main: other work done, report ready:", task.done())
    print("main:", await task)


if __name__ == "__main__":
    asyncio.run(main())
