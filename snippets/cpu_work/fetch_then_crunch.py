import asyncio
import multiprocessing
from concurrent.futures import ProcessPoolExecutor
from urllib.request import urlopen

from course_server import CourseServer


def fetch(url):
    with urlopen(url, timeout=5) as response:
        return response.read()


def crunch(page, rounds=300_000):
    number = 0
    for _ in range(rounds):
        for byte in page:
            number = (number * 31 + byte) % 1_000_003
    return number


async def fetch_then_crunch(url, pool):
    page = await asyncio.to_thread(fetch, url)
    loop = asyncio.get_running_loop()
    return await loop.run_in_executor(pool, crunch, page)


async def crunch_all(urls, pool):
    async with asyncio.TaskGroup() as group:
        jobs = [fetch_then_crunch(url, pool) for url in urls]
        tasks = [group.create_task(job) for job in jobs]
    return [task.result() for task in tasks]


def main():
    spawn = multiprocessing.get_context("spawn")
    with CourseServer() as server, ProcessPoolExecutor(2, spawn) as pool:
        bodies = {"tea": 0.1, "milk": 0.2, "rice": 0.3}
        urls = [server.url(body=b, delay=d) for b, d in bodies.items()]
        numbers = asyncio.run(crunch_all(urls, pool))
        for body, number in zip(bodies, numbers, strict=True):
            print(f"{body}: {number}")


if __name__ == "__main__":
    main()
