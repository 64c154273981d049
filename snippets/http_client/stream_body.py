# /// script
# dependencies = ["httpx"]
# ///
import asyncio
import tracemalloc

import httpx
from course_server import CourseServer


async def whole(client, url):
    return len((await client.get(url)).content)


async def in_pieces(client, url):
    size = 0
    async with client.stream("GET", url) as response:
        async for piece in response.aiter_bytes():
            size += len(piece)
    return size


async def measure(fetch, client, url):
    tracemalloc.start()
    size = await fetch(client, url)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    print(f"{fetch.__name__}: {size} bytes, {peak / 1e6:.1f} MB in use")


async def main(url):
    async with httpx.AsyncClient() as client:
        await in_pieces(client, url)  # what the first call imports is not counted
        await measure(whole, client, url)
        await measure(in_pieces, client, url)


if __name__ == "__main__":
    with CourseServer() as server:
        asyncio.run(main(server.url(pieces=100)))
