"""It fetches all pages first, then saves them one by one in a thread."""

import asyncio
import time
from concurrent.futures import ThreadPoolExecutor
from urllib.request import urlopen


def fetch(url, timeout=2):
    with urlopen(url, timeout=timeout) as response:
        return response.read().decode()


def save(page):
    time.sleep(0.1)
    return f"saved {page!r}"


async def scrape(urls, fetch=fetch, save=save):
    loop = asyncio.get_running_loop()
    results = []
    with ThreadPoolExecutor(len(urls) + 1) as pool:
        calls = [loop.run_in_executor(pool, fetch, url) for url in urls]
        for call in calls:
            try:
                results.append(await loop.run_in_executor(pool, save, await call))
            except OSError as error:
                results.append(error)
    return results
