"""A full queue lost an item: `put_nowait` raised QueueFull in the loop, not in your thread."""

import asyncio


class TwoSidedQueue:
    def __init__(self, loop, maxsize):
        self.loop = loop
        self.queue = asyncio.Queue(maxsize)

    def put(self, item):
        self.loop.call_soon_threadsafe(self.queue.put_nowait, item)

    async def get(self):
        return await self.queue.get()
