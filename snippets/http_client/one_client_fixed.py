# /// script
# dependencies = ["httpx"]
# ///
import asyncio

import httpx
from course_server import CourseServer


async def fetch(client, url):
    response = await client.get(url)
    return int(response.headers["Connection-Number"])


async def main(url, requests=4):
    async with httpx.AsyncClient() as client:
        used = [await fetch(client, url) for _ in range(requests)]
    print("connections:", used)


if __name__ == "__main__":
    with CourseServer() as server:
        asyncio.run(main(server.url(keep=1)))
