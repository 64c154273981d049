# /// script
# dependencies = ["httpx"]
# ///
import asyncio
import threading

import httpx
from course_server import CourseServer


async def fetch(client, url):
    response = await client.get(url)
    return response.text.strip()


async def fetch_all(urls):
    async with httpx.AsyncClient() as client, asyncio.TaskGroup() as group:
        tasks = [group.create_task(fetch(client, url)) for url in urls]
    return [task.result() for task in tasks]


async def main(server, delay=0.3):
    urls = [server.url(path, delay=delay) for path in ("/tea", "/cake", "/jam")]
    print(await fetch_all(urls))
    print("threads:", threading.active_count())


if __name__ == "__main__":
    with CourseServer() as server:
        asyncio.run(main(server))
