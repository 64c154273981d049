"""A cook was still there when `kitchen` had returned: send each one home, and wait for it."""

import asyncio


class SoldOut(Exception):
    pass


async def cook(orders, make, served):
    while (order := await orders.get()) is not None:
        try:
            served.append(await make(order))
        except SoldOut:
            pass
        finally:
            orders.task_done()
    orders.task_done()


async def kitchen(names, make, cooks=2):
    orders, served = asyncio.Queue(maxsize=3), []
    cooking = [asyncio.create_task(cook(orders, make, served)) for _ in range(cooks)]
    for name in names:
        await orders.put(name)
    await orders.join()
    orders.put_nowait(None)
    await asyncio.wait(cooking, return_when=asyncio.FIRST_COMPLETED)
    return served
