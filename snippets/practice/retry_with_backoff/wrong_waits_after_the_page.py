"""The page is there: return it at once, a wait stands only between two tries."""

import asyncio


async def fetch_with_retries(fetch, url, tries=4, first_wait=0.1):
    for again in range(tries - 1):
        try:
            return await fetch(url)
        except OSError:
            pass
        finally:
            await asyncio.sleep(first_wait * 2**again)
    return await fetch(url)
