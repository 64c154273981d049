import asyncio
import queue
import threading
import time


def with_threads(count, questions):
    def answer():
        for _ in range(questions):
            back.put(there.get())

    there, back = queue.SimpleQueue(), queue.SimpleQueue()
    for _ in range(count):
        thread = threading.Thread(target=answer)
        thread.start()
        for number in range(questions):
            there.put(number)
            back.get()
        thread.join()


async def with_tasks(count, questions):
    async def answer():
        for _ in range(questions):
            await back.put(await there.get())

    there, back = asyncio.Queue(), asyncio.Queue()
    for _ in range(count):
        task = asyncio.create_task(answer())
        for number in range(questions):
            await there.put(number)
            await back.get()
        await task


def measure(count, questions):
    start = time.perf_counter()
    with_threads(count, questions)
    between = time.perf_counter()
    asyncio.run(with_tasks(count, questions), debug=False)
    return between - start, time.perf_counter() - between


def main(times=500):
    cases = {"start and end": (times, 0), "ask and answer": (1, times)}
    for name, case in cases.items():
        thread, task = (1e6 * s / times for s in measure(*case))
        print(f"{name}: thread {thread:.0f} us, task {task:.0f} us")


if __name__ == "__main__":
    main()
