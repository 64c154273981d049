import asyncio


class Rows:
    def __init__(self, pages, wait):
        self.pages = iter(pages)
        self.wait = wait
        self.rows = []

    def __aiter__(self):
        return self

    async def __anext__(self):
        while not self.rows:
            page = next(self.pages, None)
            if page is None:
                raise StopAsyncIteration
            await asyncio.sleep(self.wait)
            self.rows = list(page)
        return self.rows.pop(0)


async def read(rows):
    async for row in rows:
        print("row", row)


async def other(*waits):
    for seconds in waits:
        await asyncio.sleep(seconds)
        print("  another task runs")


async def main(wait=0.2):
    await asyncio.gather(read(Rows(["ab", "cd"], wait)), other(wait / 2, wait))


if __name__ == "__main__":
    asyncio.run(main())
