"""An answer was there in time, and collect did not return it."""

import asyncio


async def ask(source):
    await asyncio.sleep({"cache": 0, "shelf": 0.1, "archive": 0.2}[source])
    return f"found in {source}"


async def collect(sources, ask, budget):
    async def ask_all():
        return [await ask(source) for source in sources]

    try:
        return await asyncio.wait_for(ask_all(), budget)
    except TimeoutError:
        return []


async def main():
    sources = ["cache", "shelf", "shelf", "archive", "archive"]
    for answer in await collect(sources, ask, budget=0.35):
        print(answer)


if __name__ == "__main__":
    asyncio.run(main())
