import asyncio
import time


async def compute(delay):
    await asyncio.sleep(delay)
    return "report"


async def main(compute_delay=0.4, other_delay=0.2):
    start = time.perf_counter()
    task = asyncio.create_task(compute(compute_delay))
    await asyncio.sleep(other_delay)
    seconds = time.perf_counter() - start
    print(f"{seconds:.2f} s: other work done, report ready: {task.done()}")
    result = await task
    seconds = time.perf_counter() - start
    print(f"{seconds:.2f} s: {result}")


if __name__ == "__main__":
    asyncio.run(main())
