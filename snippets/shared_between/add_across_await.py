import asyncio

total = 0


async def count(page):
    await asyncio.sleep(0.1)
    return 1


async def read_then_await(page):
    global total
    total += await count(page)


async def await_then_read(page):
    global total
    words = await count(page)
    total += words


async def main(pages=5):
    global total
    for add in (read_then_await, await_then_read):
        total = 0
        await asyncio.gather(*map(add, range(pages)))
        print(f"{add.__name__}: {total} of {pages}")


if __name__ == "__main__":
    asyncio.run(main())
