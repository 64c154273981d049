"""Keeps an ordinary iterator of the page, and lets the generator go through the class."""

END = object()


class Rows:
    def __init__(self, load):
        self.load = load
        self.number = 0
        self.page = iter(())

    def __aiter__(self):
        return self

    async def __anext__(self):
        row = next(self.page, END)
        if row is END:
            self.page = iter(await self.load(self.number))
            self.number += 1
            row = next(self.page, END)
        if row is END:
            raise StopAsyncIteration
        return row


async def rows(load):
    async for row in Rows(load):
        yield row
