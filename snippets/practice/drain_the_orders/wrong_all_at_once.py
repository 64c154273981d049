"""Two orders were in hand at the same time: handle one after another."""

import asyncio
import signal
from contextlib import suppress


async def handle_one(order, orders, handle, in_hand):
    in_hand.append(order)
    await handle(order)
    in_hand.remove(order)
    orders.task_done()


async def work(orders, handle, in_hand):
    async with asyncio.TaskGroup() as group:
        while True:
            order = await orders.get()
            group.create_task(handle_one(order, orders, handle, in_hand))


async def serve(orders, handle, limit):
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    loop.add_signal_handler(signal.SIGTERM, stop.set)
    in_hand = []
    working = asyncio.create_task(work(orders, handle, in_hand), name="work")
    await stop.wait()
    with suppress(TimeoutError):
        async with asyncio.timeout(limit):
            await orders.join()
    unfinished = list(in_hand)
    working.cancel()
    await asyncio.wait([working])
    while not orders.empty():
        unfinished.append(orders.get_nowait())
    return unfinished
