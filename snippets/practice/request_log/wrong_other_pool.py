"""`save` did not run in the pool that `handle` was given."""

import asyncio
from contextvars import ContextVar

current_request = ContextVar("current_request", default="nobody")


def save(order):
    return f"{current_request.get()}: {order} saved"


async def handle(request, order, pool):
    current_request.set(request)
    await asyncio.sleep(0.05)
    return await asyncio.to_thread(save, order)
