"""two `Rows` at once get in each other's way: keep the rest of the page in the object"""

rest = []


class Rows:
    def __init__(self, load):
        self.load = load
        self.number = 0

    def __aiter__(self):
        return self

    async def __anext__(self):
        if not rest:
            rest.extend(await self.load(self.number))
            self.number += 1
        if not rest:
            raise StopAsyncIteration
        return rest.pop(0)


async def rows(load):
    number = 0
    while page := await load(number):
        number += 1
        for row in page:
            yield row
