"""A thread is still alive after `close`: stop the loop from within, then join its thread."""

import asyncio
import threading


class Prices:
    async def ask(self, item):
        await asyncio.sleep(0.1)
        return {"tea": 3, "cake": 5}[item]


class Shop:
    def __init__(self):
        self.prices = Prices()
        self.loop = asyncio.new_event_loop()
        self.thread = threading.Thread(target=self.loop.run_forever, daemon=True)
        self.thread.start()

    def price(self, item):
        asking = asyncio.run_coroutine_threadsafe(self.prices.ask(item), self.loop)
        return asking.result(timeout=5)

    def close(self):
        self.loop.stop()
