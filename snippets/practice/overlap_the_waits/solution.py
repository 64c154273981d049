import asyncio
import time
from threading import Thread


def in_threads(jobs):
    threads = [Thread(target=job) for job in jobs]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


async def in_asyncio(jobs):
    async with asyncio.TaskGroup() as group:
        for job in jobs:
            group.create_task(job())


def main():
    log = []

    def wait():
        log.append("start")
        time.sleep(0.1)
        log.append("end")

    async def wait_async():
        log.append("start")
        await asyncio.sleep(0.1)
        log.append("end")

    in_threads([wait] * 3)
    print("in threads:", *log)
    log.clear()
    asyncio.run(in_asyncio([wait_async] * 3))
    print("in asyncio:", *log)


if __name__ == "__main__":
    main()
