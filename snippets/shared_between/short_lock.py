import asyncio
import threading
import time


class Hits:
    def __init__(self):
        self.lock = threading.Lock()
        self.pages = {}

    def add(self, page):
        with self.lock:
            self.pages[page] = self.pages.get(page, 0) + 1


def count_in_a_thread(hits, pages, delay):
    for page in pages:
        time.sleep(delay)
        hits.add(page)


async def count_in_a_task(hits, pages, delay):
    for page in pages:
        await asyncio.sleep(delay)
        hits.add(page)


async def main():
    hits = Hits()
    await asyncio.gather(
        asyncio.to_thread(count_in_a_thread, hits, ["home", "help"], 0.2),
        count_in_a_task(hits, ["home"], 0.1),
    )
    print(hits.pages)


if __name__ == "__main__":
    asyncio.run(main())
