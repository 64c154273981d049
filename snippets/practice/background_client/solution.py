import asyncio
import threading
from concurrent.futures import Future


class Prices:
    """An async client. Its connection belongs to the loop that used it first."""

    loop = None

    async def ask(self, item):
        self.loop = self.loop or asyncio.get_running_loop()
        if self.loop is not asyncio.get_running_loop():
            raise RuntimeError("the connection belongs to another loop")
        await asyncio.sleep(0.1)
        return {"tea": 3, "cake": 5}[item]


class Shop:
    def __init__(self):
        self.prices = Prices()
        started = Future()
        self.thread = threading.Thread(
            target=asyncio.run, args=(self.serve(started),), name="loop"
        )
        self.thread.start()
        self.loop, self.stop = started.result()

    async def serve(self, started):
        stop = asyncio.Event()
        started.set_result((asyncio.get_running_loop(), stop))
        await stop.wait()

    def price(self, item):
        asking = asyncio.run_coroutine_threadsafe(self.prices.ask(item), self.loop)
        return asking.result(timeout=5)

    def close(self):
        self.loop.call_soon_threadsafe(self.stop.set)
        self.thread.join()


def main():
    shop = Shop()
    try:
        print(shop.price("tea"))
        print(shop.price("cake"))
    finally:
        shop.close()


if __name__ == "__main__":
    main()
