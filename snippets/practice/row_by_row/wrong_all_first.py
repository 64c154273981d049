"""`rows` had loaded 4 pages when its first row came: load a page when it is needed"""


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
    number, found = 0, []
    while page := await load(number):
        found += page
        number += 1
    for row in found:
        yield row
