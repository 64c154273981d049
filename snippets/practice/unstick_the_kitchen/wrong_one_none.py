"""`kitchen` waits for ever. Where its tasks wait:"""

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
    async with asyncio.TaskGroup() as group:
        for _ in range(cooks):
            group.create_task(cook(orders, make, served))
        for name in names:
            await orders.put(name)
        await orders.put(None)
        await orders.join()
    return served
