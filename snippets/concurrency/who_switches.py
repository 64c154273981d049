import asyncio
import time
from threading import Thread


def knead(seconds, log):
    log.append("kneading")
    end = time.thread_time() + seconds
    while time.thread_time() < end:
        pass
    log.append("kneaded")


def ring(delay, log):
    time.sleep(delay)
    log.append("bell")


def in_threads(delay, seconds):
    log = []
    bell = Thread(target=ring, args=(delay, log), name="bell")
    dough = Thread(target=knead, args=(seconds, log), name="dough")
    bell.start()
    dough.start()
    bell.join()
    dough.join()
    return log


async def ring_async(delay, log):
    await asyncio.sleep(delay)
    log.append("bell")


async def knead_async(seconds, log):
    knead(seconds, log)


async def in_tasks(delay, seconds):
    log = []
    async with asyncio.TaskGroup() as group:
        group.create_task(ring_async(delay, log), name="bell")
        group.create_task(knead_async(seconds, log), name="dough")
    return log


def main():
    print("threads:", in_threads(0.3, 0.5))
    print("tasks:", asyncio.run(in_tasks(0.3, 0.5)))


if __name__ == "__main__":
    main()
