"""Tests of the site checker with 2,000 services: how much there is of anything at once."""

import asyncio
import weakref

from capstone.site_checker import pipeline
from capstone.site_checker.parse import parser_pool

from tests.snippets.capstone_services import services

MANY = 2_000


def test_2000_services_take_no_more_than_the_limits_at_once(monkeypatch):
    alive, queues = weakref.WeakSet(), []
    most = {"answers": 0, "waiting": 0, "tasks": 0}
    results = set()

    class Queue(asyncio.Queue):
        def __init__(self, maxsize):
            super().__init__(maxsize)
            queues.append(self)

    async def check(*args, real=pipeline.check):
        answer = await real(*args)
        alive.add(answer)
        most["answers"] = max(most["answers"], len(alive))
        return answer

    async def handle(result):
        most["waiting"] = max(most["waiting"], queues[0].qsize())
        most["tasks"] = max(most["tasks"], tasks())
        results.add(result)

    def tasks():
        own = f"{pipeline.check_all.__name__}."
        names = [task.get_coro().__qualname__ for task in asyncio.all_tasks()]
        return sum(name.startswith(own) for name in names)

    async def main(pool):
        async with services() as site:
            asked = (site.at(f"/ok/{n}") for n in range(MANY))
            limits = {"fetchers": 10, "waiting": 5}
            await pipeline.check_all(asked, handle, pool, **limits, limit=60)
            return site.most_open

    monkeypatch.setattr(pipeline, "check", check)
    monkeypatch.setattr(pipeline.asyncio, "Queue", Queue)
    with parser_pool() as pool:
        most_open = asyncio.run(main(pool))

    assert len(results) == MANY
    assert {result[1:] for result in results} == {("up", 2)}
    assert len(queues) == 1
    assert 0 < most["waiting"] <= 5
    assert 0 < most_open <= 10
    assert most["tasks"] == 10 + 2
    # Those in the queue, one that each fetcher wants to put, one in each parser.
    assert 5 < most["answers"] <= 5 + 10 + 2
