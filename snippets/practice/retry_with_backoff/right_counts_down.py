"""One loop for all tries, which raises by itself, and a wait that doubles."""

import asyncio


async def fetch_with_retries(fetch, url, tries=4, first_wait=0.1):
    wait = first_wait
    while True:
        tries -= 1
        try:
            page = await fetch(url)
        except OSError:
            if not tries:
                raise
        else:
            return page
        await asyncio.sleep(wait)
        wait *= 2
