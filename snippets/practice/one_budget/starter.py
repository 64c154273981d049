import asyncio


async def ask(source):
    await asyncio.sleep({"cache": 0, "shelf": 0.1, "archive": 0.2}[source])
    return f"found in {source}"


async def collect(sources, ask, budget):
    answers = []
    for source in sources:
        try:
            async with asyncio.timeout(budget):
                answers.append(await ask(source))
        except TimeoutError:
            break
    return answers


async def main():
    sources = ["cache", "shelf", "shelf", "archive", "archive"]
    for answer in await collect(sources, ask, budget=0.35):
        print(answer)


if __name__ == "__main__":
    asyncio.run(main())
