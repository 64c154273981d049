"""One `None` for all: a cook that finds it puts it back for the next one."""

import asyncio


class SoldOut(Exception):
    pass


async def cook(orders, make, served):
    while (order := await orders.get()) is not None:
        try:
            dish = await make(order)
        except SoldOut:
            continue
        served.append(dish)
    await orders.put(None)


async def kitchen(names, make, cooks=2):
    orders, served = asyncio.Queue(maxsize=3), []
    cooking = [asyncio.create_task(cook(orders, make, served)) for _ in range(cooks)]
    for name in [*names, None]:
        await orders.put(name)
    await asyncio.gather(*cooking)
    return served
