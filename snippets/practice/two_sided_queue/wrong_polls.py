"""`get` looks for items from time to time: an item must wake the task at once."""

import asyncio
import queue


class TwoSidedQueue:
    def __init__(self, loop, maxsize):
        self.queue = queue.Queue(maxsize)

    def put(self, item):
        self.queue.put(item)

    async def get(self):
        while True:
            try:
                return self.queue.get_nowait()
            except queue.Empty:
                await asyncio.sleep(0.01)
