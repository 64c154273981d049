"""`save` saw another task's request: the value is shared by all tasks of the loop."""

import asyncio

current_request = "nobody"


def save(order):
    return f"{current_request}: {order} saved"


async def handle(request, order, pool):
    global current_request
    current_request = request
    await asyncio.sleep(0.05)
    loop = asyncio.get_running_loop()
    return await loop.run_in_executor(pool, save, order)
