"""The loop stood still in `get`: a task that waits for an item must let others run."""

import queue


class TwoSidedQueue:
    def __init__(self, loop, maxsize):
        self.queue = queue.Queue(maxsize)

    def put(self, item):
        self.queue.put(item)

    async def get(self):
        return self.queue.get()
