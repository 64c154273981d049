# /// script
# dependencies = ["httpx"]
# ///
import asyncio
from concurrent.futures import ThreadPoolExecutor

import httpx
from course_server import CourseServer

client = httpx.AsyncClient()


async def fetch_all(urls):
    return [(await client.get(url)).text.strip() for url in urls]


def job(urls):
    return asyncio.run(fetch_all(urls))


def main(server):
    tea, cake = server.url("/tea", keep=1), server.url("/cake", keep=1)
    with ThreadPoolExecutor() as pool:
        print("first loop:", pool.submit(job, [tea, cake]).result())
        print("second loop:", pool.submit(job, [cake, tea]).result())


if __name__ == "__main__":
    with CourseServer() as server:
        main(server)
