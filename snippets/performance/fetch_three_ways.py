import asyncio
import time
from concurrent.futures import ThreadPoolExecutor

from course_server import CourseServer
from performance.jobs import fetch, fetch_async


def in_turn(urls):
    return [fetch(url) for url in urls]


def in_threads(urls):
    with ThreadPoolExecutor(len(urls), thread_name_prefix="fetch") as pool:
        return list(pool.map(fetch, urls))


def in_tasks(urls):
    async def fetch_all():
        return await asyncio.gather(*map(fetch_async, urls))

    return asyncio.run(fetch_all())


def measure(way, urls):
    start = time.perf_counter()
    pages = way(urls)
    return time.perf_counter() - start, pages


def main(count=3, delay=0.2):
    with CourseServer() as server:
        urls = [server.url(f"/{n}", delay=delay) for n in range(count)]
        for way in (in_turn, in_threads, in_tasks):
            elapsed, pages = measure(way, urls)
            print(f"{way.__name__}: {elapsed:.2f} s, {len(set(pages))} pages")


if __name__ == "__main__":
    main()
