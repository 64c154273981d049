"""Lets the class ask the generator for each row."""


class Rows:
    def __init__(self, load):
        self.generator = rows(load)

    def __aiter__(self):
        return self

    async def __anext__(self):
        return await anext(self.generator)


async def rows(load):
    number = 0
    page = await load(number)
    while page:
        for row in page:
            yield row
        number += 1
        page = await load(number)
