import asyncio
import queue
from multiprocessing import Process


async def wait_for_item(limit):
    items = queue.Queue()
    try:
        async with asyncio.timeout(0.1):
            await asyncio.to_thread(items.get, timeout=limit)
    except TimeoutError:
        return


def program(limit):
    asyncio.run(wait_for_item(limit))


def ends_by_itself(limit, patience):
    process = Process(target=program, args=(limit,))
    process.start()
    process.join(patience)
    ended = process.exitcode == 0
    process.kill()
    process.join()
    return ended


def main():
    print("get(timeout=None) ended:", ends_by_itself(None, patience=1))
    print("get(timeout=0.2) ended:", ends_by_itself(0.2, patience=10))


if __name__ == "__main__":
    main()
