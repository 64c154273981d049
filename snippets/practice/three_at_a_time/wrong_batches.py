"""One of three downloads ended, and no other took its place: do not wait for a whole batch."""

import asyncio


async def download(name):
    await asyncio.sleep(0.1)
    return f"<{name}>"


async def download_all(names, download):
    pages = []
    for start in range(0, len(names), 3):
        batch = names[start : start + 3]
        pages += await asyncio.gather(*[download(name) for name in batch])
    return pages


async def main():
    running = peak = 0

    async def watched(name):
        nonlocal running, peak
        running += 1
        peak = max(peak, running)
        page = await download(name)
        running -= 1
        return page

    print(await download_all("abcdefg", watched))
    print("at the same time:", peak)


if __name__ == "__main__":
    asyncio.run(main())
