"""Checks two limits at once: of all requests, and of the requests to one host."""

import asyncio
from collections import Counter
from itertools import chain, zip_longest
from urllib.parse import urlsplit

IDLE = (
    "A place stayed empty while another host was free: "
    "wait for the host first, and for a place then."
)
ORDER = "The pages must come in a list, in the order of the URLs, not {!r}."
MISSING = "A URL was not fetched."
STRANGE = "fetch was called with {!r}: give it each URL of the list once."
STUCK = "All pages were there, and fetch_all did not end."
PLACES = "{} requests ran at the same time, and at_once is {}."
HOSTS = "One host got {} requests at the same time, and per_host is {}."
HOST_NAMES = "shop", "shopping", "docs", "mail"


def check(answer):
    for counts, at_once, per_host in (
        ((6, 3), 4, 2),
        ((2, 2, 2, 2), 4, 2),
        ((1, 9, 2), 3, 1),
        ((4, 2, 5), 5, 3),
        ((5, 4), 2, 6),
        ((), 4, 2),
    ):
        by_host = [
            [f"http://{host}:{8000 + n % 2}/{n}" for n in range(count)]
            for host, count in zip(HOST_NAMES, counts, strict=False)
        ]
        in_turn = [url for row in zip_longest(*by_host) for url in row if url]
        for urls in (list(chain(*by_host)), in_turn):
            for last in (True, False):
                asyncio.run(check_limits(answer, urls, at_once, per_host, last))


async def check_limits(answer, urls, at_once, per_host, last):
    """Let one request end at a time: the last by name, or the first."""
    running, left = {}, list(urls)

    def look():
        busy = Counter(map(host_of, running))
        most = max(busy.values(), default=0)
        assert len(running) <= at_once, PLACES.format(len(running), at_once)
        assert most <= per_host, HOSTS.format(most, per_host)
        could = [url for url in left if busy[host_of(url)] < per_host]
        assert len(running) == at_once or not could, IDLE

    async def fetch(url):
        assert url in left, STRANGE.format(url)
        running[url] = asyncio.Event()
        left.remove(url)
        await running[url].wait()
        del running[url]
        return f"<{url}>"

    fetching = asyncio.create_task(
        answer.fetch_all(urls, fetch, at_once=at_once, per_host=per_host)
    )
    await settle()
    while running:
        look()
        running[sorted(running)[-1 if last else 0]].set()
        await settle()
    if not fetching.done():
        assert not left, IDLE
        await asyncio.wait([fetching], timeout=1)
        assert fetching.done(), STUCK
    pages = fetching.result()
    assert not left, MISSING
    pages = list(pages) if isinstance(pages, tuple) else pages
    assert pages == [f"<{url}>" for url in urls], ORDER.format(pages)


def host_of(url):
    return urlsplit(url).hostname


async def settle():
    for _ in range(50):
        await asyncio.sleep(0)
