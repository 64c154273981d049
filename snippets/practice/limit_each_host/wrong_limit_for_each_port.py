"""One host got"""

import asyncio
from urllib.parse import urlsplit


async def fetch_all(urls, fetch, at_once=4, per_host=2):
    places, hosts = asyncio.Semaphore(at_once), {}

    async def one(url):
        host = hosts.setdefault(urlsplit(url).netloc, asyncio.Semaphore(per_host))
        async with host, places:
            return await fetch(url)

    return await asyncio.gather(*map(one, urls))
