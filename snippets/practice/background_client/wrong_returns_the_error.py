"""An unknown item must raise KeyError in the thread that asked."""

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
        self.thread = threading.Thread(target=self.loop.run_forever)
        self.thread.start()

    def price(self, item):
        asking = asyncio.run_coroutine_threadsafe(self.prices.ask(item), self.loop)
        return asking.exception(5) or asking.result()

    def close(self):
        self.loop.call_soon_threadsafe(self.loop.stop)
        self.thread.join()
        self.loop.close()
