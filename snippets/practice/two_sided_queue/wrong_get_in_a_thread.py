"""A `get` that was cancelled took an item with it: nobody will see that item."""

import asyncio
import queue


class TwoSidedQueue:
    def __init__(self, loop, maxsize):
        self.queue = queue.Queue(maxsize)

    def put(self, item):
        self.queue.put(item)

    async def get(self):
        return await asyncio.to_thread(self.queue.get)
