"""Hands each request to the loop through a queue, and makes a task of it there."""

import asyncio
import threading
from concurrent.futures import Future


class Prices:
    async def ask(self, item):
        await asyncio.sleep(0.1)
        return {"tea": 3, "cake": 5}[item]


class Shop:
    def __init__(self):
        self.ready = threading.Event()
        self.thread = threading.Thread(target=lambda: asyncio.run(self.serve()))
        self.thread.start()
        self.ready.wait()

    async def serve(self):
        self.loop, self.requests = asyncio.get_running_loop(), asyncio.Queue()
        prices = Prices()
        self.ready.set()
        async with asyncio.TaskGroup() as group:
            while request := await self.requests.get():
                group.create_task(self.answer(prices, *request))

    async def answer(self, prices, item, future):
        try:
            future.set_result(await prices.ask(item))
        except Exception as error:
            future.set_exception(error)

    def price(self, item):
        future = Future()
        self.loop.call_soon_threadsafe(self.requests.put_nowait, (item, future))
        return future.result()

    def close(self):
        self.loop.call_soon_threadsafe(self.requests.put_nowait, None)
        self.thread.join()
