"""A task was still running"""

import asyncio
import signal


async def serve(orders, handle, limit):
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    loop.add_signal_handler(signal.SIGTERM, stop.set)
    hand = []

    async def work():
        while True:
            order = await orders.get()
            hand.append(order)
            await handle(order)
            hand.remove(order)
            if stop.is_set() and orders.empty():
                return

    working = asyncio.create_task(work())
    await stop.wait()
    if hand or not orders.empty():
        await asyncio.wait([working], timeout=limit)
    working.cancel()
    await asyncio.wait([working], timeout=1)
    while not orders.empty():
        hand.append(orders.get_nowait())
    return hand
