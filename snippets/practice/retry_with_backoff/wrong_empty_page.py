"""The page of the first try that succeeds must be returned, even an empty one."""

import asyncio


async def fetch_with_retries(fetch, url, tries=4, first_wait=0.1):
    page = ""
    for again in range(tries):
        try:
            page = await fetch(url)
        except OSError:
            if again == tries - 1:
                raise
        if page:
            return page
        await asyncio.sleep(first_wait * 2**again)
