"""All orders were finished, and `serve` went on waiting for the rest of its limit."""

import asyncio
import signal
from contextlib import suppress


async def work(orders, handle, in_hand):
    while True:
        in_hand.append(await orders.get())
        await handle(in_hand[0])
        in_hand.clear()


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
