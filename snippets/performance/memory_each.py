import asyncio
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path


def memory():
    return int(Path("/proc/self/status").read_text().split("VmRSS:")[1].split()[0])


def of_a_thread(kilobytes, count):
    stop, before = threading.Event(), memory()
    with ThreadPoolExecutor(count) as pool:
        for _ in range(count):
            pool.submit(lambda held: stop.wait(), b"x" * 1024 * kilobytes)
        used = (memory() - before) / count
        stop.set()
    return used


async def wait(stop, held):
    await stop.wait()


async def of_a_task(kilobytes, count):
    stop, before = asyncio.Event(), memory()
    async with asyncio.TaskGroup() as group:
        for _ in range(count):
            group.create_task(wait(stop, b"x" * 1024 * kilobytes))
        await asyncio.sleep(0)
        used = (memory() - before) / count
        stop.set()
    return used


if __name__ == "__main__":
    for kilobytes in (0, 64):
        task = asyncio.run(of_a_task(kilobytes, count=1000), debug=False)
        thread = of_a_thread(kilobytes, count=200)
        print(f"holds {kilobytes}: thread {thread:.0f} KiB, task {task:.1f} KiB")
