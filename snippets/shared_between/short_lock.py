import asyncio
import threading
import time
from contextlib import suppress


class Hits:
    def __init__(self, seconds):
        self.lock = threading.Lock()
        self.pages = {}
        self.both_have_read = threading.Barrier(2, timeout=seconds)

    def add(self, page):
        with self.lock:
            hits = self.pages.get(page, 0)
            with suppress(threading.BrokenBarrierError):
                self.both_have_read.wait()
            self.pages[page] = hits + 1


def count_in_a_thread(hits, page, delay):
    time.sleep(delay)
    hits.add(page)


async def count_in_a_task(hits, page, delay):
    await asyncio.sleep(delay)
    hits.add(page)


async def main(seconds=0.2):
    hits = Hits(seconds)
    in_a_thread = asyncio.to_thread(count_in_a_thread, hits, "home", seconds / 2)
    await asyncio.gather(in_a_thread, count_in_a_task(hits, "home", seconds))
    print(hits.pages)


if __name__ == "__main__":
    asyncio.run(main())
