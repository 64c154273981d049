"""4 requests ran at the same time, and at_once is 3."""

import asyncio
from collections import defaultdict
from urllib.parse import urlsplit


async def fetch_all(urls, fetch, at_once=4, per_host=2):
    places = asyncio.Semaphore(4)
    host_places = defaultdict(lambda: asyncio.Semaphore(2))

    async def fetch_one(url):
        async with host_places[urlsplit(url).hostname], places:
            return await fetch(url)

    return await asyncio.gather(*[fetch_one(url) for url in urls])
