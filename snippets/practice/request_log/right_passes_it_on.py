"""`save` gets the request as an argument, and `submit` runs it."""

import asyncio


def save(order, request="nobody"):
    return f"{request}: {order} saved"


async def handle(request, order, pool):
    await asyncio.sleep(0.05)
    return await asyncio.wrap_future(pool.submit(save, order, request=request))
