"""Waits for the first failure with asyncio.wait, and cancels what is left by hand."""

import asyncio


class OrderFailed(Exception):
    pass


async def place_all(parts, place):
    tasks = [asyncio.create_task(place(part)) for part in parts]
    if not tasks:
        return []
    try:
        await asyncio.wait(tasks, return_when=asyncio.FIRST_EXCEPTION)
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
    try:
        failed = [t for t in tasks if not t.cancelled() and t.exception()]
        if failed:
            failed[0].result()
        return [task.result() for task in tasks]
    except ValueError as error:
        raise OrderFailed(str(error)) from error
