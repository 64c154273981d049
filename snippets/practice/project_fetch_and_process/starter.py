import asyncio
import time
from urllib.request import urlopen

from course_server import CourseServer


def fetch(url, timeout=2):
    with urlopen(url, timeout=timeout) as response:
        return response.read().decode()


def process(page, rounds=300_000):
    total = 0
    for number in range(rounds):
        total += number % len(page)
    return total


def in_turn(function, inputs):
    return [function(given) for given in inputs]


async def fetch_in_threads(urls, fetch):
    return [await asyncio.to_thread(fetch, url) for url in urls]


async def process_in_tasks(pages, process):
    async def process_one(page):
        return process(page)

    return await asyncio.gather(*map(process_one, pages))


async def compare(urls, fetch=fetch, process=process):
    seconds = {}
    start = time.perf_counter()
    pages = in_turn(fetch, urls)
    seconds["fetch in turn"] = time.perf_counter() - start
    start = time.perf_counter()
    fetching = fetch_in_threads(urls, fetch)
    seconds["fetch in threads"] = time.perf_counter() - start
    pages = await fetching
    return seconds, in_turn(process, pages)


def main():
    with CourseServer() as server:
        urls = [server.url(delay=0.1, body=text) for text in ("a", "bb", "ccc")]
        seconds, results = asyncio.run(compare(urls))
    for phase, spent in seconds.items():
        print(f"{phase}: {spent:.2f} s")
    print(*results)


if __name__ == "__main__":
    main()
