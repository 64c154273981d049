"""Only one dish was made at a time: the cooks must work together."""

from contextlib import suppress


class SoldOut(Exception):
    pass


async def kitchen(names, make, cooks=2):
    served = []
    for name in names:
        with suppress(SoldOut):
            served.append(await make(name))
    return served
