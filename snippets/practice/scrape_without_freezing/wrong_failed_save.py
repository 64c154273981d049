"""one `save` failed, and the others' results were lost: turn the failure into a value"""

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
    except OSError as error:
        return error
    return await asyncio.to_thread(save, page)


async def scrape(urls, fetch=fetch, save=save):
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(scrape_one(url, fetch, save)) for url in urls]
    return [task.result() for task in tasks]
