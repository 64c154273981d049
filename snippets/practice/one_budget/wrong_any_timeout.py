"""A TimeoutError of a source itself is not the end of the budget: let it through."""

import asyncio


async def ask(source):
    await asyncio.sleep({"cache": 0, "shelf": 0.1, "archive": 0.2}[source])
    return f"found in {source}"


async def collect(sources, ask, budget):
    answers = []
    try:
        async with asyncio.timeout(budget):
            for source in sources:
                answers.append(await ask(source))
    except TimeoutError:
        pass
    return answers


async def main():
    sources = ["cache", "shelf", "shelf", "archive", "archive"]
    for answer in await collect(sources, ask, budget=0.35):
        print(answer)


if __name__ == "__main__":
    asyncio.run(main())
