"""Asks one service for its page, within a limit of time and of size."""

import asyncio
from contextlib import closing
from dataclasses import dataclass
from urllib.parse import urlsplit

from course_server import CourseServer

MAX_PAGE = 100_000


@dataclass(frozen=True)
class Answer:
    url: str
    state: str
    page: bytes = b""


async def check(url, limit):
    try:
        async with asyncio.timeout(limit):
            status, page = await request(url)
    except TimeoutError:
        return Answer(url, "silent")
    except (OSError, ValueError):
        return Answer(url, "down")
    return Answer(url, "up" if status == 200 else "failing", page)


async def request(url):
    to = urlsplit(url)
    opening = asyncio.open_connection(to.hostname, to.port or 80)
    reader, writer = await opening
    with closing(writer):
        target = f"{to.path or '/'}?{to.query}"
        head = f"GET {target} HTTP/1.0\r\nHost: {to.netloc}\r\n\r\n"
        writer.write(head.encode())
        status_line = await reader.readline()
        while (await reader.readline()).strip():
            pass
        page = await read_at_most(reader, MAX_PAGE)
    return int(status_line[9:12]), page


async def read_at_most(reader, size):
    try:
        return await reader.readexactly(size)
    except asyncio.IncompleteReadError as end:
        return end.partial


def main():
    with CourseServer() as server:
        for settings in ({"body": "ok"}, {"status": 503}, {"drop": 1}, {"delay": 9}):
            url = server.url("/mail", **settings)
            answer = asyncio.run(check(url, limit=0.3))
            print(answer.state, answer.page)


if __name__ == "__main__":
    main()
