"""The pages must come in the order of the names."""

import asyncio


async def download(name):
    await asyncio.sleep(0.1)
    return f"<{name}>"


async def download_all(names, download):
    todo = iter(names)
    pages = []

    async def work():
        for name in todo:
            pages.append(await download(name))

    async with asyncio.TaskGroup() as group:
        for _ in range(3):
            group.create_task(work())
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
