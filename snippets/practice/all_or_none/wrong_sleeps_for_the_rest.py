"""Other parts were still on order when place_all had failed."""

import asyncio


class OrderFailed(Exception):
    pass


async def place_all(parts, place):
    tasks = [asyncio.create_task(place(part)) for part in parts]
    try:
        return await asyncio.gather(*tasks)
    except ValueError as error:
        await asyncio.sleep(0.1)
        raise OrderFailed(str(error)) from error
