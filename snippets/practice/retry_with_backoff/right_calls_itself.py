"""It calls itself with a try less and twice the wait."""

import asyncio


async def fetch_with_retries(fetch, url, tries=4, first_wait=0.1):
    if tries == 1:
        return await fetch(url)
    try:
        return await fetch(url)
    except OSError:
        await asyncio.sleep(first_wait)
    return await fetch_with_retries(fetch, url, tries - 1, first_wait * 2)
