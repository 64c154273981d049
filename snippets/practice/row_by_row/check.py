"""Give the rows of pages one at a time, as a class and as an async generator."""

import asyncio
import inspect

GENERATOR = "`rows` has to be an async generator"
CLASS = "`Rows` has to have `__anext__`, and return itself from `__aiter__`"
ORDER = "`{}` gave {!r} where {!r} comes: give one row at a time, in order"
MORE = "`{}` gave {!r} after the last row"
LESS = "`{}` ended after {} rows of {}"
EAGER = (
    "`{}` had loaded {} pages when its first row came: load a page when it is needed"
)
AGAIN = "`{}` loaded page {} again: a page is loaded once"
LATER = "`{}` loaded the pages {}, not {}: one after another, up to the first empty one"
EATEN = "`{}` ended as if all rows had come, though a page could not be loaded"
SHARED = (
    "two `{}` at once get in each other's way: keep the rest of the page in the object"
)
PAGES = [["a", "b"], ["c"], ["d", "e", "f"]]
ALL = [row for page in PAGES for row in page]
END = object()


class Loads:
    """Loads pages, and notes which; the page `broken` cannot be loaded."""

    def __init__(self, pages=PAGES, broken=None):
        self.pages = pages
        self.broken = broken
        self.noted = []

    async def __call__(self, number):
        self.noted.append(number)
        await asyncio.sleep(0)
        if number == self.broken:
            raise OSError("the page cannot be loaded")
        return list(self.pages[number]) if number < len(self.pages) else []


def check(answer):
    assert inspect.isasyncgenfunction(answer.rows), GENERATOR
    made = answer.Rows(Loads())
    assert hasattr(made, "__anext__"), CLASS
    assert made.__aiter__() is made, CLASS
    for name in ("Rows", "rows"):
        make = getattr(answer, name)
        asyncio.run(check_rows(make, name))
        asyncio.run(check_failure(make, name))
        asyncio.run(check_two(make, name))


async def check_rows(make, name):
    for pages in (PAGES, PAGES[:1], []):
        load = Loads(pages)
        iterator = make(load)
        wanted = [row for page in pages for row in page]
        for count, row in enumerate(wanted):
            found = await anext(iterator, END)
            assert found is not END, LESS.format(name, count, len(wanted))
            assert found == row, ORDER.format(name, found, row)
            loaded = len(load.noted)
            assert count or loaded <= 1, EAGER.format(name, loaded)
            for number in load.noted:
                assert load.noted.count(number) == 1, AGAIN.format(name, number)
        found = await anext(iterator, END)
        assert found is END, MORE.format(name, found)
        numbers = [*range(len(pages) + 1)]
        assert load.noted == numbers, LATER.format(name, load.noted, numbers)


async def check_failure(make, name):
    iterator = make(Loads(broken=2))
    for _ in range(3):
        await anext(iterator, END)
    try:
        await anext(iterator, END)
    except OSError:
        return
    raise AssertionError(EATEN.format(name))


async def check_two(make, name):
    iterators = make(Loads()), make(Loads([["x", "y"]]))
    found = [await anext(iterator, END) for iterator in iterators * 2]
    assert found == ["a", "x", "b", "y"], SHARED.format(name)
