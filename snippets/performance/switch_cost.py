import asyncio
import queue
import threading
import time


def ask_a_thread(count):
    def answer():
        for _ in range(count):
            back.put(there.get())

    there, back = queue.SimpleQueue(), queue.SimpleQueue()
    thread = threading.Thread(target=answer)
    thread.start()
    start = time.perf_counter()
    for number in range(count):
        there.put(number)
        back.get()
    thread.join()
    return 1e6 * (time.perf_counter() - start) / count


async def ask_a_task(count):
    async def answer():
        for _ in range(count):
            await back.put(await there.get())

    there, back = asyncio.Queue(), asyncio.Queue()
    task = asyncio.create_task(answer())
    start = time.perf_counter()
    for number in range(count):
        await there.put(number)
        await back.get()
    await task
    return 1e6 * (time.perf_counter() - start) / count


if __name__ == "__main__":
    task = asyncio.run(ask_a_task(500), debug=False)
    print(f"ask and answer: thread {ask_a_thread(500):.0f} us, task {task:.0f} us")
