"""`Rows` gave ['a', 'b'] where 'a' comes: give one row at a time"""


class Rows:
    def __init__(self, load):
        self.load = load
        self.number = 0

    def __aiter__(self):
        return self

    async def __anext__(self):
        page = await self.load(self.number)
        self.number += 1
        if not page:
            raise StopAsyncIteration
        return page


async def rows(load):
    number = 0
    while page := await load(number):
        number += 1
        for row in page:
            yield row
