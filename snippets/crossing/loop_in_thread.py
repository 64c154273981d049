import asyncio
import threading
from contextlib import contextmanager
from queue import SimpleQueue


@contextmanager
def background_loop():
    started = SimpleQueue()

    async def serve():
        stop = asyncio.Event()
        started.put((asyncio.get_running_loop(), stop))
        await stop.wait()

    thread = threading.Thread(target=asyncio.run, args=(serve(),), name="loop")
    thread.start()
    loop, stop = started.get()
    try:
        yield loop
    finally:
        loop.call_soon_threadsafe(stop.set)
        thread.join()


async def price(item, delay=0.1):
    await asyncio.sleep(delay)
    return {"tea": 3}[item]


if __name__ == "__main__":
    with background_loop() as loop:
        ask = asyncio.run_coroutine_threadsafe
        print("tea:", ask(price("tea"), loop).result(timeout=5))
        print("cake:", repr(ask(price("cake"), loop).exception(timeout=5)))
        late = ask(price("tea", delay=60), loop)
    print("cancelled when the loop stopped:", late.cancelled())
    print("threads:", [thread.name for thread in threading.enumerate()])
