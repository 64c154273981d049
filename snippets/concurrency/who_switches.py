import asyncio
import time
from threading import Timer


def knead(seconds, log):
    log.append("kneading")
    end = time.thread_time() + seconds
    while time.thread_time() < end:
        pass
    log.append("kneaded")


def in_threads(delay, seconds):
    log = []
    bell = Timer(delay, log.append, ["bell"])
    bell.start()
    knead(seconds, log)
    bell.join()
    return log


async def ring_async(delay, log):
    await asyncio.sleep(delay)
    log.append("bell")


async def knead_async(seconds, log):
    knead(seconds, log)


async def in_tasks(delay, seconds):
    log = []
    await asyncio.gather(ring_async(delay, log), knead_async(seconds, log))
    return log


if __name__ == "__main__":
    print("threads:", in_threads(0.3, 0.5))
    print("tasks:", asyncio.run(in_tasks(0.3, 0.5)))
