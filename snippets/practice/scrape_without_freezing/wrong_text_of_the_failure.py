"""with the exception itself in the place of a failure, not ['saved /one', 'no fetch /two'"""

import asyncio
import time
from urllib.request import urlopen


def fetch(url, timeout=2):
    with urlopen(url, timeout=timeout) as response:
        return response.read().decode()


def save(page):
    time.sleep(0.1)
    return f"saved {page!r}"


async def scrape_one(url, fetch, save):
    try:
        page = await asyncio.to_thread(fetch, url)
        return await asyncio.to_thread(save, page)
    except OSError as error:
        return str(error)


async def scrape(urls, fetch=fetch, save=save):
    return await asyncio.gather(*[scrape_one(url, fetch, save) for url in urls])
