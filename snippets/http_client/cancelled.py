# /// script
# dependencies = ["httpx"]
# ///
import asyncio

import httpx
from course_server import CourseServer


async def connection(client, url):
    response = await client.get(url)
    return int(response.headers["Connection-Number"])


async def main(server, delay=0.6, patience=0.3):
    one = httpx.Limits(max_connections=1)
    quick, slow = server.url(keep=1), server.url(keep=1, delay=delay)
    async with httpx.AsyncClient(limits=one) as client:
        print("first request:", await connection(client, quick))
        print("second:", await connection(client, quick))
        try:
            async with asyncio.timeout(patience):
                await connection(client, slow)
        except TimeoutError:
            print("third: cancelled")
        print("fourth:", await connection(client, quick))


if __name__ == "__main__":
    with CourseServer() as server:
        asyncio.run(main(server))
