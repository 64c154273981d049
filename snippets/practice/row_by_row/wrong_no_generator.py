"""`rows` has to be an async generator"""


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


def rows(load):
    return Rows(load)
