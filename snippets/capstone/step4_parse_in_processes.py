import asyncio
import os
from concurrent.futures import ProcessPoolExecutor
from html.parser import HTMLParser
from multiprocessing import get_context

from capstone.step2_check_many import fetch_all
from capstone.step3_bounded_queue import Store
from course_server import CourseServer


class LinkCounter(HTMLParser):
    links = 0

    def handle_starttag(self, tag, attrs):
        self.links += tag == "a"


def parse(page):
    counter = LinkCounter()
    try:
        counter.feed(page)
    except Exception:
        return None, os.getpid()
    return counter.links, os.getpid()


async def check_all(services, handle, pool, parsers=2, waiting=2, limit=0.4):
    loop = asyncio.get_running_loop()
    answers = asyncio.Queue(maxsize=waiting)

    async def parse_some():
        while (answer := await answers.get()) is not None:
            name, state, page = answer
            links, pid = await loop.run_in_executor(pool, parse, page)
            await handle((name, state, links, pid))

    async with asyncio.TaskGroup() as group:
        for number in range(1, parsers + 1):
            group.create_task(parse_some(), name=f"parser {number}")
        await fetch_all(services, answers.put, limit=limit)
        for _ in range(parsers):
            await answers.put(None)


def main():
    found = []
    with CourseServer() as server:
        sizes = {"mail": 500, "shop": 1000, "wiki": 100}
        services = {
            name: server.url(body='<a href="/">link</a>' * size)
            for name, size in sizes.items()
        }
        services["chat"] = server.url(body=f"&#{'9' * 5000};")
        spawn = get_context("spawn")
        with Store() as store, ProcessPoolExecutor(2, mp_context=spawn) as pool:

            async def handle(answer):
                found.append(answer)
                await store.save(answer)

            asyncio.run(check_all(services, handle, pool))
    for name, state, links, pid in sorted(found):
        print(name, state, links, "links, parsed here:", pid == os.getpid())


if __name__ == "__main__":
    main()
