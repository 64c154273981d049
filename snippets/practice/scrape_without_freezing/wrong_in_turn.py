"""the pages are fetched one after another: make a task for each URL"""

import asyncio
import time
from urllib.request import urlopen

from course_server import CourseServer


def fetch(url, timeout=2):
    with urlopen(url, timeout=timeout) as response:
        return response.read().decode()


def save(page):
    time.sleep(0.1)
    return f"saved {page!r}"


async def scrape_one(url, fetch, save):
    try:
        page = await asyncio.to_thread(fetch, url)
        return await asyncio.to_thread(save, page)
    except OSError as error:
        return error


async def scrape(urls, fetch=fetch, save=save):
    return [await scrape_one(url, fetch, save) for url in urls]


def main():
    with CourseServer() as server:
        urls = [server.url(delay=0.1, body=name) for name in ("one", "two", "three")]
        for result in asyncio.run(scrape(urls)):
            print(result)


if __name__ == "__main__":
    main()
