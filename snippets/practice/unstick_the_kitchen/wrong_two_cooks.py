"""Some cooks did nothing while orders were waiting: all of them must cook."""

import asyncio
from contextlib import suppress


class SoldOut(Exception):
    pass


async def cook(orders, make, served):
    while (order := await orders.get()) is not None:
        with suppress(SoldOut):
            served.append(await make(order))


async def kitchen(names, make, cooks=2):
    cooks = min(cooks, 2)
    orders, served = asyncio.Queue(maxsize=3), []
    async with asyncio.TaskGroup() as group:
        for _ in range(cooks):
            group.create_task(cook(orders, make, served))
        for name in [*names, *[None] * cooks]:
            await orders.put(name)
    return served
