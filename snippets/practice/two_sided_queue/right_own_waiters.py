"""A deque and two kinds of waiters: futures of the loop, and a condition of threads."""

import threading
from collections import deque


class TwoSidedQueue:
    def __init__(self, loop, maxsize):
        self.loop, self.maxsize = loop, maxsize
        self.items, self.waiting = deque(), deque()
        self.changed = threading.Condition()

    def put(self, item):
        with self.changed:
            self.changed.wait_for(lambda: len(self.items) < self.maxsize)
            self.items.append(item)
        self.loop.call_soon_threadsafe(self.hand_over)

    def hand_over(self):
        while self.items and self.waiting:
            future = self.waiting.popleft()
            if future.done():
                continue
            with self.changed:
                future.set_result(self.items.popleft())
                self.changed.notify()

    async def get(self):
        future = self.loop.create_future()
        self.waiting.append(future)
        self.hand_over()
        return await future
