"""Only 1 download ran while others were waiting: 3 may."""

import asyncio


async def download(name):
    await asyncio.sleep(0.1)
    return f"<{name}>"


async def download_all(names, download):
    return [await download(name) for name in names]


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
