import asyncio
from urllib.request import urlopen

from course_server import CourseServer


def fetch(url):
    with urlopen(url, timeout=2) as response:
        return response.read().decode()


async def scrape(urls, log, fetchers=2, waiting=2):
    pages = asyncio.Queue(maxsize=waiting)
    todo = iter(urls)

    async def fetch_some():
        for url in todo:
            page = await asyncio.to_thread(fetch, url)
            log.append(f"fetched {page}")
            await pages.put(page)

    async def fetch_everything():
        async with asyncio.TaskGroup() as group:
            for _ in range(fetchers):
                group.create_task(fetch_some())
        await pages.put(None)

    async with asyncio.TaskGroup() as group:
        group.create_task(fetch_everything())
        while (page := await pages.get()) is not None:
            log.append(f"processed {page.upper()}")


if __name__ == "__main__":
    delays = {"one": 0.5, "two": 0.1, "three": 0.1}
    log = []
    with CourseServer() as server:
        urls = [server.url(delay=delay, body=name) for name, delay in delays.items()]
        asyncio.run(scrape(urls, log))
    print(*log, sep="\n")
