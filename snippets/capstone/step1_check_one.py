import asyncio
import re
from contextlib import closing
from urllib.parse import urlsplit

from course_server import CourseServer


async def fetch(url):
    to = urlsplit(url)
    reader, writer = await asyncio.open_connection(to.hostname, to.port)
    with closing(writer):
        target = f"{to.path}?{to.query}"
        writer.write(f"GET {target} HTTP/1.0\r\n\r\n".encode())
        return (await reader.read()).decode("utf-8", "replace")


async def check(url, limit=0.4):
    try:
        async with asyncio.timeout(limit):
            head, _, page = (await fetch(url)).partition("\r\n\r\n")
    except TimeoutError:
        return "silent", ""
    except OSError:
        return "down", ""
    status = re.match("HTTP/1[.][01] ([0-9]{3}) ", head)
    if status is None:
        return "down", ""
    return ("up" if status[1] == "200" else "failing"), page


async def check_in_turn(services):
    for name, url in services.items():
        state, page = await check(url)
        print(name, state, repr(page))


def main():
    with CourseServer() as server:
        services = {
            "mail": server.url("/mail", delay=0.2, body="open"),
            "shop": server.url("/shop", status=503, body="closed"),
            "chat": server.url("/chat", drop=1),
            "wiki": server.url("/wiki", delay=60),
        }
        asyncio.run(check_in_turn(services))


if __name__ == "__main__":
    main()
