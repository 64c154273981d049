import asyncio
import time
from concurrent.futures import ThreadPoolExecutor
from threading import current_thread


def wait(log, delay):
    log.append(("start", current_thread()))
    time.sleep(delay)
    log.append(("end", current_thread()))


async def wait_async(log, delay):
    log.append(("start", current_thread()))
    await asyncio.sleep(delay)
    log.append(("end", current_thread()))


async def in_tasks(job, log, delays):
    async with asyncio.TaskGroup() as group:
        for delay in delays:
            group.create_task(job(log, delay))


def threads_alone(log, delays):
    with ThreadPoolExecutor(len(delays), "pool") as pool:
        list(pool.map(wait, [log] * len(delays), delays))


def asyncio_alone(log, delays):
    asyncio.run(in_tasks(wait_async, log, delays))


def both(log, delays):
    def job(log, delay):
        return asyncio.to_thread(wait, log, delay)

    asyncio.run(in_tasks(job, log, delays))


def main(delays=(0.3, 0.4, 0.5)):
    for way in threads_alone, asyncio_alone, both:
        log = []
        way(log, delays)
        words, threads = zip(*log, strict=True)
        print(f"{way.__name__}:", *words, "in", len(set(threads)))


if __name__ == "__main__":
    main()
