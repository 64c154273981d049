import asyncio
import sqlite3
import time
from concurrent.futures import ThreadPoolExecutor

from capstone.step2_check_many import fetch_all
from course_server import CourseServer


class Store:
    def __init__(self, slow_disk=0.0):
        self.slow_disk = slow_disk

    def __enter__(self):
        self.thread = ThreadPoolExecutor(1, "database")
        self.db = self.call(sqlite3.connect, ":memory:")
        self.call(self.db.execute, "CREATE TABLE answers (name, state)")
        return self

    def __exit__(self, *exc_info):
        self.call(self.db.close)
        self.thread.shutdown()

    def call(self, function, *args):
        return self.thread.submit(function, *args).result()

    async def save(self, answer):
        loop = asyncio.get_running_loop()
        await loop.run_in_executor(self.thread, self.insert, answer[:2])

    def insert(self, row):
        time.sleep(self.slow_disk)
        with self.db:
            self.db.execute("INSERT INTO answers VALUES (?, ?)", row)

    def count(self):
        query = "SELECT count(*) FROM answers"
        return self.call(lambda: self.db.execute(query).fetchone()[0])


async def fetch_and_save(services, store, waiting=2):
    answers = asyncio.Queue(maxsize=waiting)
    putting = 0
    seen = []

    async def put(answer):
        nonlocal putting
        putting += 1
        await answers.put(answer)
        putting -= 1

    async def save_all():
        while (answer := await answers.get()) is not None:
            await store.save(answer)
            seen.append((answers.qsize(), putting))

    async with asyncio.TaskGroup() as group:
        group.create_task(save_all(), name="saver")
        await fetch_all(services, put)
        await answers.put(None)
    return max(seen)


def main():
    with CourseServer() as server, Store(slow_disk=0.15) as store:
        services = {f"s{n}": server.url() for n in range(1, 10)}
        in_queue, in_put = asyncio.run(fetch_and_save(services, store))
        print("answers in the queue:", in_queue)
        print("fetchers waiting in put:", in_put)
        print("saved:", store.count())


if __name__ == "__main__":
    main()
