import asyncio
import time
from concurrent.futures import ThreadPoolExecutor


def wait(delay, log):
    log.append("start")
    time.sleep(delay)
    log.append("end")


async def wait_async(delay, log):
    log.append("start")
    await asyncio.sleep(delay)
    log.append("end")


def in_threads(delay):
    log = []
    with ThreadPoolExecutor(3) as pool:
        for _ in range(3):
            pool.submit(wait, delay, log)
    return log


async def in_asyncio(delay):
    log = []
    async with asyncio.TaskGroup() as group:
        for _ in range(3):
            group.create_task(wait_async(delay, log))
    return log


if __name__ == "__main__":
    log = []
    for _ in range(3):
        wait(0.3, log)
    print("one after another:", *log)
    print("in threads:       ", *in_threads(0.3))
    print("in asyncio:       ", *asyncio.run(in_asyncio(0.3)))
