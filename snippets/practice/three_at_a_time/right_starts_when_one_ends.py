"""It starts a task when one has ended, so that never more than three exist."""

import asyncio


async def download_all(names, download):
    tasks, running = [], set()
    for name in names:
        if len(running) == 3:
            _, running = await asyncio.wait(
                running, return_when=asyncio.FIRST_COMPLETED
            )
        tasks.append(asyncio.create_task(download(name)))
        running.add(tasks[-1])
    return [await task for task in tasks]
