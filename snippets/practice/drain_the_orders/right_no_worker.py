"""Has no worker: it waits for an order or the signal itself, and counts down one limit."""

import asyncio
import signal


async def serve(orders, handle, limit):
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    loop.add_signal_handler(signal.SIGTERM, stop.set)
    stopping = asyncio.create_task(stop.wait())
    while not stop.is_set():
        getting = asyncio.create_task(orders.get())
        await asyncio.wait([getting, stopping], return_when="FIRST_COMPLETED")
        if not getting.done():
            getting.cancel()
            await asyncio.wait([getting])
            break
        handling = asyncio.create_task(handle(getting.result()))
        await asyncio.wait([handling, stopping], return_when="FIRST_COMPLETED")
        if stop.is_set():
            return await drain(orders, handle, limit, getting.result(), handling)
        await handling
    return await drain(orders, handle, limit, None, None)


async def drain(orders, handle, limit, order, handling):
    end = asyncio.get_running_loop().time() + limit
    while handling or not orders.empty():
        if not handling:
            order = orders.get_nowait()
            handling = asyncio.create_task(handle(order))
        left = end - asyncio.get_running_loop().time()
        await asyncio.wait([handling], timeout=max(0, left))
        if not handling.done():
            handling.cancel()
            await asyncio.wait([handling])
            return [order, *(orders.get_nowait() for _ in range(orders.qsize()))]
        handling = None
    return []
