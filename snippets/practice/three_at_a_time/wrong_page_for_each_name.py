"""A page is missing: for 'aabab' it has ['<a>', '<b>']."""

import asyncio


async def download_all(names, download):
    places = asyncio.Semaphore(3)
    pages = {}

    async def download_one(name):
        async with places:
            pages[name] = await download(name)

    await asyncio.gather(*[download_one(name) for name in names])
    return [pages[name] for name in dict.fromkeys(names)]
