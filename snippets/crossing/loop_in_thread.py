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

    args = (serve(),)
    thread = threading.Thread(target=asyncio.run, args=args, name="loop")
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


def main():
    with background_loop() as loop:
        ask = asyncio.run_coroutine_threadsafe
        for item in ("tea", "cake"):
            future = ask(price(item), loop)
            try:
                print(item, future.result(timeout=5))
            except KeyError:
                print(item, "has no price")
        late = ask(price("tea", delay=60), loop)
    print("cancelled when the loop stopped:", late.cancelled())
    print("threads:", [thread.name for thread in threading.enumerate()])


if __name__ == "__main__":
    main()
