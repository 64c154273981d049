"""The limit is one for all orders, and here each order got it for itself."""

import asyncio
import signal
from contextlib import suppress


async def work(orders, handle, in_hand, done):
    while True:
        in_hand.append(await orders.get())
        await handle(in_hand[0])
        in_hand.clear()
        done.set()


async def serve(orders, handle, limit):
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    loop.add_signal_handler(signal.SIGTERM, stop.set)
    in_hand, done = [], asyncio.Event()
    working = asyncio.create_task(work(orders, handle, in_hand, done), name="work")
    await stop.wait()
    with suppress(TimeoutError):
        while in_hand or not orders.empty():
            done.clear()
            await asyncio.wait_for(done.wait(), limit)
    unfinished = list(in_hand)
    working.cancel()
    await asyncio.wait([working])
    while not orders.empty():
        unfinished.append(orders.get_nowait())
    return unfinished
