"""Keeps gather, and cancels the tasks and waits for them when it raises."""

import asyncio


class OrderFailed(Exception):
    pass


async def place_all(parts, place):
    tasks = [asyncio.create_task(place(part)) for part in parts]
    try:
        return await asyncio.gather(*tasks)
    except ValueError as error:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        raise OrderFailed(f"not placed: {error}") from error
