"""`put` returned although the queue was full: the thread has to wait there."""

import asyncio


class TwoSidedQueue:
    def __init__(self, loop, maxsize):
        self.loop = loop
        self.queue = asyncio.Queue(maxsize)

    def put(self, item):
        asyncio.run_coroutine_threadsafe(self.queue.put(item), self.loop)

    async def get(self):
        return await self.queue.get()
