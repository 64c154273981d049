"""A `get` that was cancelled made room for one more: free a place only with an item."""

import asyncio
import threading


class TwoSidedQueue:
    def __init__(self, loop, maxsize):
        self.loop = loop
        self.queue = asyncio.Queue()
        self.places = threading.Semaphore(maxsize)

    def put(self, item):
        self.places.acquire()
        self.loop.call_soon_threadsafe(self.queue.put_nowait, item)

    async def get(self):
        try:
            return await self.queue.get()
        finally:
            self.places.release()
