import asyncio
import queue
import threading
import time


def write_lines(loop, lines, free, written, delay):
    while (line := lines.get()) is not None:
        time.sleep(delay)
        written.append(line)
        loop.call_soon_threadsafe(free.release)


async def produce(lines, free, written, count):
    ahead = []
    for number in range(count):
        await free.acquire()
        lines.put(f"line {number}")
        ahead.append(number + 1 - len(written))
    return max(ahead)


async def main(count=4, bound=2, delay=0.1):
    lines, free, written = queue.Queue(), asyncio.Semaphore(bound), []
    args = (asyncio.get_running_loop(), lines, free, written, delay)
    writer = threading.Thread(target=write_lines, args=args, name="writer")
    writer.start()
    try:
        most = await produce(lines, free, written, count)
    finally:
        lines.put(None)
        await asyncio.to_thread(writer.join)
    print(written)
    print("lines put and not yet written, at most:", most)


if __name__ == "__main__":
    asyncio.run(main())
