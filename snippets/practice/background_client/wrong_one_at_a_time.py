"""Two threads asked, and their requests did not overlap: let one running loop serve both."""

import asyncio
import threading


class Prices:
    async def ask(self, item):
        await asyncio.sleep(0.1)
        return {"tea": 3, "cake": 5}[item]


class Shop:
    def __init__(self):
        self.prices = Prices()
        self.lock = threading.Lock()
        self.loop = asyncio.new_event_loop()

    def price(self, item):
        with self.lock:
            return self.loop.run_until_complete(self.prices.ask(item))

    def close(self):
        self.loop.close()
