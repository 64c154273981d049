"""Takes each service through the stages: fetch, wait in a queue, parse, handle."""

import asyncio

from capstone.site_checker.fetch import check
from capstone.site_checker.names import LookUps
from capstone.site_checker.parse import PARSERS, count_links, ctrl_c_held_back


async def check_all(services, handle, pool, *, fetchers=20, waiting=20, limit=2.0):
    loop = asyncio.get_running_loop()
    answers = asyncio.Queue(maxsize=waiting)
    look_ups = LookUps(fetchers)
    todo = iter(services)

    async def fetch_some():
        for service in todo:
            await answers.put(await check(service, limit, look_ups))

    async def parse_some():
        while (answer := await answers.get()) is not None:
            links = 0
            if answer.page:
                with ctrl_c_held_back():  # the first pages start the processes
                    job = loop.run_in_executor(pool, count_links, answer.page)
                links = await job
            await handle((answer.url, answer.state, links))

    async with asyncio.TaskGroup() as parsing:
        for number in range(1, PARSERS + 1):
            parsing.create_task(parse_some(), name=f"parser {number}")
        async with asyncio.TaskGroup() as fetching:
            for number in range(1, fetchers + 1):
                fetching.create_task(fetch_some(), name=f"fetcher {number}")
        for _ in range(PARSERS):
            await answers.put(None)
