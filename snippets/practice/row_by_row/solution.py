import asyncio


class Rows:
    def __init__(self, load):
        self.load = load
        self.number = 0
        self.page = []

    def __aiter__(self):
        return self

    async def __anext__(self):
        if not self.page:
            self.page = list(await self.load(self.number))
            self.number += 1
        if not self.page:
            raise StopAsyncIteration
        return self.page.pop(0)


async def rows(load):
    number = 0
    while page := await load(number):
        number += 1
        for row in page:
            yield row


async def main():
    pages = {0: ["tea", "milk"], 1: ["soup"]}

    async def load(number):
        print("page", number)
        await asyncio.sleep(0.1)
        return pages.get(number, [])

    async for row in Rows(load):
        print(row)
    async for row in rows(load):
        print(row)


if __name__ == "__main__":
    asyncio.run(main())
