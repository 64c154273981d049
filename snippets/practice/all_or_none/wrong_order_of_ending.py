"""must be the list ['DESK', 'LAMP', 'CHAIR'], not ['CHAIR', 'LAMP', 'DESK']"""

import asyncio


class OrderFailed(Exception):
    pass


async def place_all(parts, place):
    results = []

    async def keep(part):
        results.append(await place(part))

    try:
        async with asyncio.TaskGroup() as group:
            for part in parts:
                group.create_task(keep(part))
    except* ValueError as failures:
        raise OrderFailed(str(failures.exceptions[0])) from failures
    return results
