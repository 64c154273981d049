"""A shop that was opened after another had closed gave no price."""

import asyncio
import threading


class Prices:
    """An async client. Its connection belongs to the loop that used it first."""

    loop = None

    async def ask(self, item):
        self.loop = self.loop or asyncio.get_running_loop()
        if self.loop is not asyncio.get_running_loop():
            raise RuntimeError("the connection belongs to another loop")
        await asyncio.sleep(0.1)
        return {"tea": 3, "cake": 5}[item]


LOOP = asyncio.new_event_loop()
THREAD = threading.Thread(target=LOOP.run_forever, daemon=True)
THREAD.start()


class Shop:
    def __init__(self):
        self.prices = Prices()

    def price(self, item):
        return asyncio.run_coroutine_threadsafe(self.prices.ask(item), LOOP).result()

    def close(self):
        if THREAD.is_alive():
            LOOP.call_soon_threadsafe(LOOP.stop)
            THREAD.join()
