"""Lets a signal stop the work, whenever it comes."""

import asyncio
import signal


class StopSignals:
    """Catches SIGINT and SIGTERM for as long as the `with` block lasts.

    `received` is the number of the first one, or None. Later ones change nothing.
    """

    def __init__(self):
        self.received = None
        self.cancel = None

    def __enter__(self):
        caught = signal.SIGINT, signal.SIGTERM
        self.before = {number: signal.signal(number, self.stop) for number in caught}
        return self

    def __exit__(self, *exc_info):
        for number, handler in self.before.items():
            signal.signal(number, handler)

    def stop(self, number, frame):
        if self.received is None:
            self.received = number
            if self.cancel:
                self.cancel()

    async def run(self, work):
        """Return what the work returns, or None if a signal stopped it."""
        loop = asyncio.get_running_loop()
        task = asyncio.create_task(work, name="work")
        self.cancel = lambda: loop.call_soon_threadsafe(task.cancel)
        if self.received:
            task.cancel()
        try:
            await asyncio.wait([task])
        finally:
            self.cancel = None
        if self.received and (task.cancelled() or task.exception()):
            return None
        return task.result()
