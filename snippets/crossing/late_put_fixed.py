import asyncio
import threading
import time


def produce(loop, queue, taken, wait):
    time.sleep(wait)
    print("thread: puts a parcel")
    loop.call_soon_threadsafe(queue.put_nowait, "parcel")
    print("thread: taken while I wait:", taken.wait(wait))


async def consume(queue, taken):
    print("loop: got a", await queue.get())
    taken.set()


async def main(wait=0.2):
    loop = asyncio.get_running_loop()
    queue = asyncio.Queue()
    taken = threading.Event()
    async with asyncio.TaskGroup() as group:
        group.create_task(consume(queue, taken), name="consumer")
        await asyncio.to_thread(produce, loop, queue, taken, wait)


if __name__ == "__main__":
    asyncio.run(main())
