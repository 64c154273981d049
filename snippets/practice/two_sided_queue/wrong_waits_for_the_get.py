"""`put` waited although the queue had a free place: it waits only while it is full."""

import asyncio
import threading


class TwoSidedQueue:
    def __init__(self, loop, maxsize):
        self.loop = loop
        self.queue = asyncio.Queue()

    def put(self, item):
        taken = threading.Event()
        self.loop.call_soon_threadsafe(self.queue.put_nowait, (item, taken))
        taken.wait()

    async def get(self):
        item, taken = await self.queue.get()
        taken.set()
        return item
