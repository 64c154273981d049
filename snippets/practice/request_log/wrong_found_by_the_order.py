"""Two requests with the same order were mixed up"""

import asyncio

request_of = {}


def save(order):
    return f"{request_of[order]}: {order} saved"


async def handle(request, order, pool):
    request_of[order] = request
    await asyncio.sleep(0.05)
    return await asyncio.get_running_loop().run_in_executor(pool, save, order)
