# /// script
# dependencies = ["httpx"]
# ///
import asyncio

import httpx
from course_server import CourseServer


async def ask(client, url):
    response = await client.get(url)
    return int(response.headers["Open-Connections"])


async def most_at_once(url, limits, requests=6):
    async with httpx.AsyncClient(limits=limits) as client:
        calls = [ask(client, url) for _ in range(requests)]
        return max(await asyncio.gather(*calls))


async def main(url):
    print("no limit of ours:", await most_at_once(url, httpx.Limits()))
    two = httpx.Limits(max_connections=2)
    print("max_connections=2:", await most_at_once(url, two))


if __name__ == "__main__":
    with CourseServer() as server:
        asyncio.run(main(server.url(delay=0.2)))
