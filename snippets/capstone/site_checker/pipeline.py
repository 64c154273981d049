"""Takes each service through the stages: fetch, wait in a queue, parse, handle."""

import asyncio

from capstone.site_checker.fetch import check
from capstone.site_checker.parse import PARSERS, count_links, parser_pool
from course_server import CourseServer


async def check_all(urls, handle, pool, *, fetchers=20, waiting=20, limit=2.0):
    loop = asyncio.get_running_loop()
    answers = asyncio.Queue(maxsize=waiting)
    todo = iter(urls)

    async def fetch_some():
        for url in todo:
            await answers.put(await check(url, limit))

    async def parse_some():
        while (answer := await answers.get()) is not None:
            links = 0
            if answer.page:
                links = await loop.run_in_executor(pool, count_links, answer.page)
            await handle((answer.url, answer.state, links))

    async with asyncio.TaskGroup() as parsing:
        for number in range(1, PARSERS + 1):
            parsing.create_task(parse_some(), name=f"parser {number}")
        async with asyncio.TaskGroup() as fetching:
            for number in range(1, fetchers + 1):
                fetching.create_task(fetch_some(), name=f"fetcher {number}")
        for _ in range(PARSERS):
            await answers.put(None)


def main():
    async def handle(result):
        results.append(result[1:])

    results = []
    with CourseServer() as server, parser_pool() as pool:
        pages = ["<a>link</a>" * links for links in (1, 2, 3)]
        urls = [server.url(delay=0.1, body=page) for page in pages]
        asyncio.run(check_all(urls, handle, pool, fetchers=2, waiting=1))
    print(sorted(results))


if __name__ == "__main__":
    main()
