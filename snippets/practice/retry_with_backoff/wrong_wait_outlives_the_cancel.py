"""The task was cancelled during a wait, and went on: let it end as cancelled."""

import asyncio
from contextlib import suppress


async def fetch_with_retries(fetch, url, tries=4, first_wait=0.1):
    for again in range(tries - 1):
        try:
            return await fetch(url)
        except OSError:
            with suppress(asyncio.CancelledError):
                await asyncio.sleep(first_wait * 2**again)
    return await fetch(url)
