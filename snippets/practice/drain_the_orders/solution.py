import asyncio
import signal
from contextlib import suppress


async def work(orders, handle, in_hand):
    while True:
        in_hand.append(await orders.get())
        await handle(in_hand[0])
        in_hand.clear()
        orders.task_done()


async def serve(orders, handle, limit):
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    loop.add_signal_handler(signal.SIGTERM, stop.set)
    in_hand = []
    working = asyncio.create_task(work(orders, handle, in_hand), name="work")
    await stop.wait()
    with suppress(TimeoutError):
        async with asyncio.timeout(limit):
            await orders.join()
    unfinished = list(in_hand)
    working.cancel()
    await asyncio.wait([working])
    while not orders.empty():
        unfinished.append(orders.get_nowait())
    return unfinished


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
