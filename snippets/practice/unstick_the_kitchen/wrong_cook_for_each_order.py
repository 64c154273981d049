"""dishes were made at the same time by 3 cooks: each makes one at a time."""

import asyncio
from contextlib import suppress


class SoldOut(Exception):
    pass


async def cook(name, make, served):
    with suppress(SoldOut):
        served.append(await make(name))


async def kitchen(names, make, cooks=2):
    served = []
    await asyncio.gather(*[cook(name, make, served) for name in names])
    return served
