"""A script: does one kind of work and prints its CPU time in ns; argv: the kind."""

import asyncio
import queue
import socket
import sys
import threading
import time
from collections.abc import Callable


def free_lock() -> None:
    lock = threading.Lock()
    for _ in range(200_000):
        with lock:
            pass


def contended_lock() -> None:
    lock = threading.Lock()

    def work() -> None:
        for _ in range(100_000):
            with lock:
                pass

    in_threads(work, work)


def reentrant_lock() -> None:
    lock = threading.RLock()
    for _ in range(150_000):
        with lock:
            pass


def thread_queue() -> None:
    items: queue.Queue[int | None] = queue.Queue(100)

    def produce() -> None:
        for number in range(30_000):
            items.put(number)
        items.put(None)

    def consume() -> None:
        while items.get() is not None:
            pass

    in_threads(produce, consume)


def task_steps() -> None:
    async def main() -> None:
        for _ in range(50_000):
            await asyncio.sleep(0)

    asyncio.run(main())


def task_hand_overs() -> None:
    async def put(items: asyncio.Queue[int]) -> None:
        for number in range(15_000):
            await items.put(number)

    async def main() -> None:
        items: asyncio.Queue[int] = asyncio.Queue(1)
        producer = asyncio.create_task(put(items))
        for _ in range(15_000):
            await items.get()
        await producer

    asyncio.run(main())


def many_tasks() -> None:
    async def child() -> None:
        await asyncio.sleep(0)

    async def main() -> None:
        for _ in range(10):
            await asyncio.gather(*(child() for _ in range(1000)))

    asyncio.run(main())


def sleeps() -> None:
    def sleep() -> None:
        for _ in range(200):
            time.sleep(0.001)

    in_threads(sleep, sleep)


def socket_echo() -> None:
    here, there = socket.socketpair()

    def echo() -> None:
        while data := there.recv(100):
            there.sendall(data)

    def ask() -> None:
        for _ in range(10_000):
            here.sendall(b"question")
            here.recv(100)
        here.close()

    in_threads(echo, ask)
    there.close()


def computing() -> None:
    total = 0
    for number in range(3_000_000):
        total += number * number % 7


def in_threads(*works: Callable[[], None]) -> None:
    threads = [threading.Thread(target=work) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


LOADS = {
    load.__name__: load
    for load in (
        free_lock,
        contended_lock,
        reentrant_lock,
        thread_queue,
        task_steps,
        task_hand_overs,
        many_tasks,
        sleeps,
        socket_echo,
        computing,
    )
}


if __name__ == "__main__":
    begun = time.process_time_ns()
    LOADS[sys.argv[1]]()
    print(time.process_time_ns() - begun)
