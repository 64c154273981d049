"""`save` saw no request: the context did not cross into the pool's thread."""

import asyncio
from contextvars import ContextVar

current_request = ContextVar("current_request", default="nobody")


def save(order):
    return f"{current_request.get()}: {order} saved"


async def handle(request, order, pool):
    current_request.set(request)
    await asyncio.sleep(0.05)
    loop = asyncio.get_running_loop()
    return await loop.run_in_executor(pool, save, order)
