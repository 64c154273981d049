"""Checks two limits at once: of all requests, and of the requests to one host."""

import asyncio
from collections import Counter

IDLE = (
    "A place stayed empty while another host was free: "
    "wait for the host first, and for a place then."
)
ORDER = "The pages must come in the order of the URLs."
MISSING = "A URL was not fetched."
AT_ONCE, PER_HOST = 4, 2


def check(answer):
    asyncio.run(check_limits(answer, {"a": 6, "b": 3}))
    asyncio.run(check_limits(answer, {"a": 2, "b": 2, "c": 2, "d": 2}))


async def check_limits(answer, hosts):
    urls = [f"http://{host}/{n}" for host, count in hosts.items() for n in range(count)]
    running, left = {}, list(urls)
    faults = []

    def look():
        busy = Counter(map(host_of, running))
        if len(running) > AT_ONCE:
            faults.append(
                f"{len(running)} requests ran at the same time, and at_once is {AT_ONCE}."
            )
        if busy and max(busy.values()) > PER_HOST:
            faults.append(
                f"One host got {max(busy.values())} requests at the same time, "
                f"and per_host is {PER_HOST}."
            )

    async def fetch(url):
        running[url] = asyncio.Event()
        left.remove(url)
        await running[url].wait()
        del running[url]
        return f"<{url}>"

    fetching = asyncio.create_task(
        answer.fetch_all(urls, fetch, at_once=AT_ONCE, per_host=PER_HOST)
    )
    while not fetching.done():
        await settle()
        look()
        assert not faults, faults[0]
        busy = Counter(map(host_of, running))
        could = [url for url in left if busy[host_of(url)] < PER_HOST]
        assert len(running) == AT_ONCE or not could, IDLE
        assert running or not left, MISSING
        for url in sorted(running)[-1:]:  # the last first: no order may be relied on
            running[url].set()
    pages = list(await fetching)
    assert not left, MISSING
    assert len(pages) == len(urls), MISSING
    assert pages == [f"<{url}>" for url in urls], ORDER


def host_of(url):
    return url.split("/")[2]


async def settle():
    for _ in range(50):
        await asyncio.sleep(0)
