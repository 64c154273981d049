# /// script
# dependencies = ["httpx"]
# ///
import asyncio

import httpx
from course_server import CourseServer


async def fetch(client, url):
    try:
        response = await client.get(url)
        response.raise_for_status()
    except httpx.HTTPStatusError as error:
        return f"answered with {error.response.status_code}"
    except httpx.RequestError as error:
        return f"no answer: {type(error).__name__}"
    return response.text.strip()


async def main(server, delay=2, patience=0.5):
    urls = {
        "fine": server.url("/tea"),
        "refused": server.url(status=503),
        "dropped": server.url(drop=1),
        "silent": server.url(delay=delay),
    }
    async with httpx.AsyncClient(timeout=httpx.Timeout(patience)) as client:
        for name, url in urls.items():
            print(f"{name}: {await fetch(client, url)}")


if __name__ == "__main__":
    with CourseServer() as server:
        asyncio.run(main(server))
