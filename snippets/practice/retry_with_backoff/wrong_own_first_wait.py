"""Wait `first_wait` seconds after the first failure, whatever it is."""

import asyncio


async def fetch_with_retries(fetch, url, tries=4, first_wait=0.1):
    for again in range(tries - 1):
        try:
            return await fetch(url)
        except OSError:
            await asyncio.sleep(0.1 * 2**again)
    return await fetch(url)
