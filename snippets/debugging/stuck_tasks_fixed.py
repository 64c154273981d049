import asyncio


def where(task):
    names, step = [], task.get_coro()
    while hasattr(step, "cr_await"):
        names.append(step.__qualname__)
        step = step.cr_await
    return f"{task.get_name()}: {' > '.join(names)}"


async def bake(orders):
    while True:
        order = await orders.get()
        if order != "pie":
            print("baked", order)
        orders.task_done()


async def serve(orders):
    for order in ("bread", "pie"):
        orders.put_nowait(order)
    await orders.join()
    print("all orders are done")


async def main():
    orders = asyncio.Queue()
    baking = asyncio.create_task(bake(orders), name="baker")
    serving = asyncio.create_task(serve(orders), name="waiter")
    await asyncio.wait([serving], timeout=0.3)
    for task in (serving, baking):
        if not task.done():
            print(where(task))
        task.cancel()


if __name__ == "__main__":
    asyncio.run(main())
