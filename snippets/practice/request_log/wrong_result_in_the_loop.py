"""Only one `save` ran at a time in a pool of two"""

import asyncio
from contextvars import ContextVar, copy_context

current_request = ContextVar("current_request", default="nobody")


def save(order):
    return f"{current_request.get()}: {order} saved"


async def handle(request, order, pool):
    current_request.set(request)
    await asyncio.sleep(0.05)
    return pool.submit(copy_context().run, save, order).result()
