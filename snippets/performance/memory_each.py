import asyncio
import threading
from pathlib import Path

STATUS = Path("/proc/self/status")


def memory():
    lines = STATUS.read_text().splitlines()
    return next(int(n.split()[1]) for n in lines if n.startswith("VmRSS"))


def of_a_thread(kilobytes, count):
    def wait():
        held = b"x" * 1024 * kilobytes
        stop.wait()
        return held

    stop, before = threading.Event(), memory()
    threads = [threading.Thread(target=wait) for _ in range(count)]
    for thread in threads:
        thread.start()
    used = (memory() - before) / count
    stop.set()
    for thread in threads:
        thread.join()
    return used


def of_a_task(kilobytes, count):
    async def wait(stop):
        held = b"x" * 1024 * kilobytes
        await stop.wait()
        return held

    async def wait_together():
        stop, before = asyncio.Event(), memory()
        tasks = [asyncio.create_task(wait(stop)) for _ in range(count)]
        await asyncio.sleep(0)
        used = (memory() - before) / count
        stop.set()
        await asyncio.gather(*tasks)
        return used

    return asyncio.run(wait_together(), debug=False)


def main():
    if not STATUS.exists():
        print("this measure needs Linux")
        return
    for kilobytes in (0, 64):
        task = of_a_task(kilobytes, count=1000)
        thread = of_a_thread(kilobytes, count=200)
        print(f"holds {kilobytes}: thread {thread:.0f} KiB, task {task:.1f} KiB")


if __name__ == "__main__":
    main()
