"""A place stayed empty while another host was free"""

import asyncio
from collections import defaultdict
from urllib.parse import urlsplit


async def fetch_all(urls, fetch, at_once=4, per_host=2):
    hosts = defaultdict(list)
    for url in urls:
        hosts[urlsplit(url).hostname].append(url)
    pages = {}
    for own in hosts.values():
        places = asyncio.Semaphore(min(at_once, per_host))

        async def fetch_one(url, places=places):
            async with places:
                pages[url] = await fetch(url)

        await asyncio.gather(*map(fetch_one, own))
    return [pages[url] for url in urls]
