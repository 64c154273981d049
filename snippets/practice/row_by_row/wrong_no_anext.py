"""`Rows` has to have `__anext__`, and return itself from `__aiter__`"""


class Rows:
    def __init__(self, load):
        self.load = load

    def __aiter__(self):
        return rows(self.load)


async def rows(load):
    number = 0
    while page := await load(number):
        number += 1
        for row in page:
            yield row
