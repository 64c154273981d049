import asyncio
import time
from concurrent.futures import ThreadPoolExecutor
from threading import current_thread


def wait(delay):
    begun = time.monotonic()
    time.sleep(delay)
    return begun, time.monotonic(), current_thread()


async def wait_async(delay):
    begun = time.monotonic()
    await asyncio.sleep(delay)
    return begun, time.monotonic(), current_thread()


def threads_alone(delays):
    with ThreadPoolExecutor(len(delays), "pool") as pool:
        return list(pool.map(wait, delays))


async def in_tasks(job, delays):
    return await asyncio.gather(*[job(delay) for delay in delays])


def asyncio_alone(delays):
    return asyncio.run(in_tasks(wait_async, delays))


def both(delays):
    return asyncio.run(in_tasks(lambda delay: asyncio.to_thread(wait, delay), delays))


if __name__ == "__main__":
    for way in threads_alone, asyncio_alone, both:
        begun, ended, threads = zip(*way((0.3, 0.4, 0.5)), strict=True)
        overlap = max(begun) < min(ended)
        print(f"{way.__name__}: all overlap: {overlap}, threads: {len(set(threads))}")
