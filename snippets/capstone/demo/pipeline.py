"""Takes three services through the pipeline, with room for one answer in the queue."""

import asyncio

from capstone.site_checker.parse import parser_pool
from capstone.site_checker.pipeline import check_all
from capstone.site_checker.services import service_at
from course_server import CourseServer


def check_three():
    async def handle(result):
        results.append(result[1:])

    results = []
    with CourseServer() as server, parser_pool() as pool:
        pages = ["<a>link</a>" * links for links in (1, 2, 3)]
        services = [service_at(server.url(delay=0.1, body=page)) for page in pages]
        asyncio.run(check_all(services, handle, pool, fetchers=2, waiting=1))
    return sorted(results)


if __name__ == "__main__":
    print(check_three())
