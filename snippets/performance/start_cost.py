import asyncio
import time
from threading import Thread


def nothing():
    pass


async def nothing_async():
    pass


def start_threads(count):
    for _ in range(count):
        thread = Thread(target=nothing)
        thread.start()
        thread.join()


async def start_tasks(count):
    for _ in range(count):
        await asyncio.create_task(nothing_async())


def measure(count):
    start = time.perf_counter()
    start_threads(count)
    between = time.perf_counter()
    asyncio.run(start_tasks(count), debug=False)
    return between - start, time.perf_counter() - between


def main(count=500):
    thread, task = (1e6 * seconds / count for seconds in measure(count))
    print(f"start and end: thread {thread:.0f} us, task {task:.0f} us")


if __name__ == "__main__":
    main()
