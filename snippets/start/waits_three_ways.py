import asyncio
import time
from threading import Thread


def wait(delay, log):
    log.append("start")
    time.sleep(delay)
    log.append("end")


async def wait_async(delay, log):
    log.append("start")
    await asyncio.sleep(delay)
    log.append("end")


def one_after_another(delay):
    log = []
    for _ in range(3):
        wait(delay, log)
    return log


def in_threads(delay):
    log = []
    threads = [Thread(target=wait, args=(delay, log)) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return log


async def in_asyncio(delay):
    log = []
    async with asyncio.TaskGroup() as group:
        for _ in range(3):
            group.create_task(wait_async(delay, log))
    return log


def main():
    print("one after another:", *one_after_another(0.3))
    print("in threads:       ", *in_threads(0.3))
    print("in asyncio:       ", *asyncio.run(in_asyncio(0.3)))


if __name__ == "__main__":
    main()
