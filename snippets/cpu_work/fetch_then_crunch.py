import asyncio
import multiprocessing
import time
from concurrent.futures import ProcessPoolExecutor
from urllib.request import urlopen

from course_server import CourseServer


def fetch(url):
    with urlopen(url, timeout=5) as response:
        return response.read(), time.monotonic()


def crunch(page, rounds=300_000):
    begun, number = time.monotonic(), 0
    for _ in range(rounds):
        for byte in page:
            number = (number * 31 + byte) % 1_000_003
    return number, begun


async def fetch_then_crunch(url, pool):
    page, came = await asyncio.to_thread(fetch, url)
    loop = asyncio.get_running_loop()
    number, begun = await loop.run_in_executor(pool, crunch, page)
    return number, came, begun


async def crunch_all(urls, pool):
    async with asyncio.TaskGroup() as group:
        jobs = [fetch_then_crunch(url, pool) for url in urls]
        tasks = [group.create_task(job) for job in jobs]
    return [task.result() for task in tasks]


def main():
    spawn = multiprocessing.get_context("spawn")
    with CourseServer() as server, ProcessPoolExecutor(2, spawn) as pool:
        bodies = {"tea": 0.1, "milk": 0.2, "rice": 0.5}
        urls = [server.url(body=b, delay=d) for b, d in bodies.items()]
        pool.submit(int).result()  # a worker has started
        found = asyncio.run(crunch_all(urls, pool))
    numbers, came, begun = zip(*found, strict=True)
    print(dict(zip(bodies, numbers, strict=True)))
    print("crunched before all pages had come:", min(begun) < max(came))


if __name__ == "__main__":
    main()
