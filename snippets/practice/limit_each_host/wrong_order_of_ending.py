"""The pages must come in a list, in the order of the URLs, not ["""

import asyncio
from collections import defaultdict
from urllib.parse import urlsplit


async def fetch_all(urls, fetch, at_once=4, per_host=2):
    places = asyncio.Semaphore(at_once)
    host_places = defaultdict(lambda: asyncio.Semaphore(per_host))
    pages = []

    async def fetch_one(url):
        async with host_places[urlsplit(url).hostname], places:
            pages.append(await fetch(url))

    await asyncio.gather(*[fetch_one(url) for url in urls])
    return pages
