"""Every order is counted as done, and the cooks are cancelled when all are."""

import asyncio


class SoldOut(Exception):
    pass


async def cook(orders, make, served):
    while True:
        order = await orders.get()
        try:
            served.append(await make(order))
        except SoldOut:
            pass
        finally:
            orders.task_done()


async def kitchen(names, make, cooks=2):
    orders, served = asyncio.Queue(maxsize=3), []
    cooking = [
        asyncio.create_task(cook(orders, make, served), name=f"cook-{number}")
        for number in range(cooks)
    ]
    for name in names:
        await orders.put(name)
    await orders.join()
    for task in cooking:
        task.cancel()
    await asyncio.gather(*cooking, return_exceptions=True)
    return served
