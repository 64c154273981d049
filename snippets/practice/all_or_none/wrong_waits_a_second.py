"""The rest was cancelled, but place_all did not wait"""

import asyncio


class OrderFailed(Exception):
    pass


async def place_all(parts, place):
    tasks = [asyncio.create_task(place(p)) for p in parts]
    try:
        return await asyncio.gather(*tasks)
    except ValueError as error:
        for t in tasks:
            t.cancel()
        await asyncio.wait(tasks, timeout=1)
        raise OrderFailed(str(error)) from error
