import asyncio
import multiprocessing
import time
from concurrent.futures import ProcessPoolExecutor
from urllib.request import urlopen

from course_server import CourseServer


def fetch(url):
    with urlopen(url, timeout=5) as response:
        return response.read(), time.monotonic()


def crunch(page):
    begun, number = time.monotonic(), 0
    for byte in page * 300_000:
        number = (number * 31 + byte) % 1_000_003
    return number, begun


async def fetch_then_crunch(url, pool):
    page, came = await asyncio.to_thread(fetch, url)
    loop = asyncio.get_running_loop()
    number, begun = await loop.run_in_executor(pool, crunch, page)
    return number, came, begun


async def crunch_all(urls, pool):
    return await asyncio.gather(*[fetch_then_crunch(url, pool) for url in urls])


if __name__ == "__main__":
    spawn = multiprocessing.get_context("spawn")
    with CourseServer() as server, ProcessPoolExecutor(2, spawn) as pool:
        urls = [server.url(body="tea"), server.url(body="rice", delay=0.5)]
        pool.submit(int).result()  # a worker has started
        (tea, _, begun), (rice, came, _) = asyncio.run(crunch_all(urls, pool))
    print("tea:", tea, "rice:", rice)
    print("crunched before all pages had come:", begun < came)
