"""`Rows` loaded page 0 again: a page is loaded once"""


class Rows:
    def __init__(self, load):
        self.load = load
        self.number = self.row = 0

    def __aiter__(self):
        return self

    async def __anext__(self):
        page = await self.load(self.number)
        if not page:
            raise StopAsyncIteration
        row = page[self.row]
        self.row += 1
        if self.row == len(page):
            self.number, self.row = self.number + 1, 0
        return row


async def rows(load):
    number = 0
    while page := await load(number):
        number += 1
        for row in page:
            yield row
