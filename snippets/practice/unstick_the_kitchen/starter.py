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
        orders.task_done()


async def kitchen(names, make, cooks=2):
    orders, served = asyncio.Queue(maxsize=3), []
    cooking = [
        asyncio.create_task(cook(orders, make, served), name=f"cook-{number}")
        for number in range(cooks)
    ]
    for name in names:
        await orders.put(name)
    await orders.put(None)
    await orders.join()
    await asyncio.wait(cooking)
    return served


def where(task):
    names, step = [], task.get_coro()
    while hasattr(step, "cr_await"):
        names.append(step.__qualname__)
        step = step.cr_await
    return f"{task.get_name()}: {' > '.join(names)}"


async def make(name):
    await asyncio.sleep(0.05)
    if name == "soup":
        raise SoldOut
    return f"{name} on a plate"


async def main():
    names = ["bread", "soup", "cake", "tea"]
    running = asyncio.create_task(kitchen(names, make), name="kitchen")
    await asyncio.wait([running], timeout=0.5)
    if running.done():
        print(sorted(running.result()))
    for task in sorted(asyncio.all_tasks(), key=asyncio.Task.get_name):
        if task is not asyncio.current_task():
            print(where(task))


if __name__ == "__main__":
    asyncio.run(main())
