"""The threads share a semaphore with a permit for each place."""

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
        item = await self.queue.get()
        self.places.release()
        return item
