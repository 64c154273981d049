"""The worker notes the request itself, for as long as it saves."""

import asyncio
import threading

current = threading.local()


def save(order):
    return f"{current.request}: {order} saved"


def save_for(request, order):
    current.request = request
    try:
        return save(order)
    finally:
        del current.request


async def handle(request, order, pool):
    await asyncio.sleep(0.05)
    loop = asyncio.get_running_loop()
    return await loop.run_in_executor(pool, save_for, request, order)
