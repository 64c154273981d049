"""Keeps a list of what is accepted, from which the worker removes what is finished."""

import asyncio
import signal
from contextlib import suppress


async def serve(orders, handle, limit):
    loop, stop = asyncio.get_running_loop(), asyncio.Event()
    signal.signal(signal.SIGTERM, lambda *_: loop.call_soon_threadsafe(stop.set))
    in_hand = []

    async def work():
        while not stop.is_set() or not orders.empty():
            in_hand.append(await orders.get())
            await handle(in_hand[-1])
            in_hand.pop()

    working = asyncio.create_task(work())
    await stop.wait()
    if in_hand or not orders.empty():
        with suppress(TimeoutError):
            await asyncio.wait_for(working, limit)
    working.cancel()
    await asyncio.gather(working, return_exceptions=True)
    while not orders.empty():
        in_hand.append(orders.get_nowait())
    return in_hand
