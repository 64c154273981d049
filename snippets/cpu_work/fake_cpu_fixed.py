import asyncio


async def process(page, log, steps=500_000):
    log.append("begin")
    total = 0
    for number in range(steps):  # CPU work
        total += number
    log.append("end")
    return page.upper()


async def main():
    log = []
    pages = await asyncio.gather(*(process(page, log) for page in "abc"))
    print(*pages, "|", *log)


if __name__ == "__main__":
    asyncio.run(main())
