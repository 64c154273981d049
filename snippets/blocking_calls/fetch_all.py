import asyncio
from http.client import HTTPException
from urllib.error import HTTPError
from urllib.request import urlopen

from course_server import CourseServer


def fetch(url, timeout):
    try:
        with urlopen(url, timeout=timeout) as response:
            return response.read().decode()
    except HTTPError as error:
        error.close()
        raise


async def fetch_result(url, timeout, budget):
    try:
        async with asyncio.timeout(budget):
            return await asyncio.to_thread(fetch, url, timeout=timeout)
    except (OSError, HTTPException) as error:
        return error


async def fetch_all(urls, timeout=0.5, budget=5):
    async with asyncio.TaskGroup() as group:
        calls = [fetch_result(url, timeout, budget) for url in urls]
        tasks = [group.create_task(call) for call in calls]
    return [task.result() for task in tasks]


if __name__ == "__main__":
    with CourseServer() as server:
        settings = {"status": 503}, {"delay": 2}, {"delay": 0.1, "body": "a page"}
        urls = [server.url("/", **setting) for setting in settings]
        for result in asyncio.run(fetch_all(urls)):
            print(repr(result))
