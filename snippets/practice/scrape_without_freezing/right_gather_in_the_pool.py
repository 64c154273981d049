"""One blocking call for each URL does both steps, and gather keeps the exceptions."""

import asyncio
import time
from urllib.request import urlopen


def fetch(url, timeout=2):
    with urlopen(url, timeout=timeout) as response:
        return response.read().decode()


def save(page):
    time.sleep(0.1)
    return f"saved {page!r}"


async def scrape(urls, fetch=fetch, save=save):
    def scrape_one(url):
        return save(fetch(url))

    calls = [asyncio.to_thread(scrape_one, url) for url in urls]
    return await asyncio.gather(*calls, return_exceptions=True)
