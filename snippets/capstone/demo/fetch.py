"""Checks five services that answer in five ways."""

import asyncio

from capstone.site_checker.fetch import check
from capstone.site_checker.names import LookUps
from capstone.site_checker.services import service_at
from course_server import CourseServer


async def check_in_turn(urls):
    look_ups = LookUps(at_once=1)
    for url in urls:
        answer = await check(service_at(url), 0.3, look_ups)
        print(answer.state, answer.page)


async def greet(reader, writer):
    writer.write(b"SSH-2.0-X200\r\n")
    writer.close()


async def check_all_ways(server):
    ways = {"body": "ok"}, {"status": 503}, {"drop": 1}, {"delay": 9}
    async with await asyncio.start_server(greet, "127.0.0.1", 0) as stranger:
        port = stranger.sockets[0].getsockname()[1]
        urls = [server.url("/mail", **way) for way in ways]
        await check_in_turn([*urls, f"http://127.0.0.1:{port}/"])


if __name__ == "__main__":
    with CourseServer() as server:
        asyncio.run(check_all_ways(server))
