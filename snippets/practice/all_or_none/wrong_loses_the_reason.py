"""The text of OrderFailed must contain that of the failure."""

import asyncio


class OrderFailed(Exception):
    pass


async def place_all(parts, place):
    try:
        async with asyncio.TaskGroup() as group:
            tasks = [group.create_task(place(part)) for part in parts]
    except* ValueError as failures:
        raise OrderFailed(str(failures)) from failures
    return [task.result() for task in tasks]
