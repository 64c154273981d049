"""A cook was cancelled and had not ended when `kitchen` returned: wait for its end."""

import asyncio
from contextlib import suppress


class SoldOut(Exception):
    pass


async def cook(orders, make, served):
    while True:
        order = await orders.get()
        with suppress(SoldOut):
            served.append(await make(order))
        orders.task_done()


async def kitchen(names, make, cooks=2):
    orders, served = asyncio.Queue(maxsize=3), []
    cooking = [asyncio.create_task(cook(orders, make, served)) for _ in range(cooks)]
    for name in names:
        await orders.put(name)
    await orders.join()
    for task in cooking:
        task.cancel()
    return served
