import asyncio
from contextlib import closing
from urllib.parse import urlsplit

from course_server import CourseServer


async def check(url, limit):
    parts = urlsplit(url)
    try:
        async with asyncio.timeout(limit):
            opening = asyncio.open_connection(parts.hostname, parts.port)
            reader, writer = await opening
            with closing(writer):
                target = f"{parts.path}?{parts.query}"
                writer.write(f"GET {target} HTTP/1.0\r\n\r\n".encode())
                status_line = await reader.readline()
    except (OSError, TimeoutError):
        return "down"
    return "up" if b" 200 " in status_line else "down"


async def check_all(urls, limit=0.5):
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(check(url, limit)) for url in urls]
    return [task.result() for task in tasks]


if __name__ == "__main__":
    with CourseServer() as server:
        urls = {
            "mail": server.url("/mail", delay=0.1),
            "shop": server.url("/shop", status=503),
            "wiki": server.url("/wiki"),
            "chat": server.url("/chat", drop=1),
            "blog": server.url("/blog", delay=5),
        }
        states = asyncio.run(check_all(urls.values()))
    for name, state in zip(urls, states, strict=True):
        print(name, state)
