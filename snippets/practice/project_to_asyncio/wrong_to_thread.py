"""worker threads did the waiting: with asyncio.open_connection the loop can do it"""

import asyncio
import json
from urllib.request import urlopen

from course_server import CourseServer

DEGREES = {"Oslo": 4, "Lima": 19, "Cairo": 31, "Quito": 14, "Seoul": 9}


def parse(answer):
    head, _, body = answer.partition(b"\r\n\r\n")
    status = head.partition(b"\r\n")[0].decode()
    if " 200 " not in status:
        raise OSError(status or "the connection broke")
    return json.loads(body)["degrees"]


def get(url, timeout):
    with urlopen(url, timeout=timeout) as response:
        return json.load(response)["degrees"]


async def fetch(url, slots, timeout=2):
    try:
        async with slots:
            return await asyncio.to_thread(get, url, timeout)
    except OSError as error:
        return f"failed: {error}"


async def fetch_all(urls, at_once=4):
    slots = asyncio.Semaphore(at_once)
    async with asyncio.TaskGroup() as group:
        calls = [fetch(url, slots) for url in urls.values()]
        tasks = [group.create_task(call) for call in calls]
    return {city: task.result() for city, task in zip(urls, tasks, strict=True)}


def urls_of(server):
    urls = {}
    for city, degrees in DEGREES.items():
        body = json.dumps({"degrees": degrees})
        urls[city] = server.url(f"/{city}", delay=0.1, body=body)
    urls["Atlantis"] = server.url("/Atlantis", drop=1)
    return urls


def main():
    with CourseServer() as server:
        results = asyncio.run(fetch_all(urls_of(server)))
    for city, result in results.items():
        print(f"{city}: {result}")


if __name__ == "__main__":
    main()
