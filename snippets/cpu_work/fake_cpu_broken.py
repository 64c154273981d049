import asyncio


async def process(page, log):
    log.append("begin")
    await asyncio.sleep(0.2)  # stands for CPU work
    log.append("end")
    return page.upper()


async def main():
    log = []
    pages = await asyncio.gather(*(process(page, log) for page in "abc"))
    print(*pages, "|", *log)


if __name__ == "__main__":
    asyncio.run(main())
