"""must be the list ['DESK', 'LAMP', 'CHAIR'], not ('DESK', 'LAMP', 'CHAIR')"""

import asyncio


class OrderFailed(Exception):
    pass


async def place_all(parts, place):
    try:
        async with asyncio.TaskGroup() as g:
            ts = [g.create_task(place(p)) for p in parts]
    except* ValueError as group:
        raise OrderFailed("; ".join(map(str, group.exceptions))) from group
    return tuple(t.result() for t in ts)
