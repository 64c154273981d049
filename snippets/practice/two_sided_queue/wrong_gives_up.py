"""`put` raised TimeoutError(): a full queue has to hold the thread until there is a place."""

import asyncio


class TwoSidedQueue:
    def __init__(self, loop, maxsize):
        self.loop = loop
        self.queue = asyncio.Queue(maxsize)

    def put(self, item):
        putting = asyncio.run_coroutine_threadsafe(self.queue.put(item), self.loop)
        putting.result(timeout=30)

    async def get(self):
        return await self.queue.get()
