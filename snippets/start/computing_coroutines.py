import asyncio


async def wait(log):
    log.append("start")
    await asyncio.sleep(0.2)
    log.append("end")


async def compute(log, steps=500_000):
    log.append("start")
    total = 0
    for number in range(steps):
        total += number
    log.append("end")
    return total


async def three_of(job):
    log = []
    async with asyncio.TaskGroup() as group:
        for _ in range(3):
            group.create_task(job(log))
    return log


async def main():
    print("waiting:  ", *await three_of(wait))
    print("computing:", *await three_of(compute))


if __name__ == "__main__":
    asyncio.run(main())
