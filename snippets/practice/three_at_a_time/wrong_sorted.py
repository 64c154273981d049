"""The pages must come in the order of the names."""

import asyncio


async def download_all(names, download):
    places = asyncio.Semaphore(3)
    pages = []

    async def download_one(name):
        async with places:
            pages.append(await download(name))

    await asyncio.gather(*[download_one(name) for name in names])
    return sorted(pages)
