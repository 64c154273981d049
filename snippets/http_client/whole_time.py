# /// script
# dependencies = ["httpx"]
# ///
import asyncio

import httpx
from course_server import CourseServer


async def fetch(client, url):
    return len((await client.get(url)).content)


async def main(url, patience=0.5, most=0.6):
    async with httpx.AsyncClient(timeout=patience) as client:
        print("read:", await fetch(client, url), "bytes")
        try:
            async with asyncio.timeout(most):
                await fetch(client, url)
        except TimeoutError:
            print("gave up on the whole of it")


if __name__ == "__main__":
    with CourseServer() as server:
        asyncio.run(main(server.url(delay=0.3, pieces=2)))
