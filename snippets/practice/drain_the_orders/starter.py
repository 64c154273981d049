import asyncio
import signal


async def work(orders, handle):
    while True:
        order = await orders.get()
        await handle(order)


async def serve(orders, handle, limit):
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    loop.add_signal_handler(signal.SIGTERM, stop.set)
    working = asyncio.create_task(work(orders, handle), name="work")
    await stop.wait()
    working.cancel()
    return []


async def handle(order):
    await asyncio.sleep(0.2)
    print("sent", order)


async def main():
    orders = asyncio.Queue()
    for order in ("tea", "cake", "pie"):
        orders.put_nowait(order)
    loop = asyncio.get_running_loop()
    loop.call_later(0.3, signal.raise_signal, signal.SIGTERM)
    print("unfinished:", await serve(orders, handle, limit=2))


if __name__ == "__main__":
    asyncio.run(main())
