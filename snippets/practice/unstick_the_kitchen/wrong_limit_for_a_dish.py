"""Everything that is not sold out must be served, once."""

import asyncio


class SoldOut(Exception):
    pass


async def cook(orders, make, served):
    while (order := await orders.get()) is not None:
        try:
            served.append(await asyncio.wait_for(make(order), 5))
        except (SoldOut, TimeoutError):
            continue


async def kitchen(names, make, cooks=2):
    orders, served = asyncio.Queue(), []
    for n in [*names, *[None] * cooks]:
        orders.put_nowait(n)
    await asyncio.gather(*(cook(orders, make, served) for _ in range(cooks)))
    return served
