"""Keeps the last result of each service in SQLite, in a thread of its own."""

import asyncio
import sqlite3
from concurrent.futures import ThreadPoolExecutor

TABLE = """CREATE TABLE IF NOT EXISTS results (
    url PRIMARY KEY, state, links, checked DEFAULT CURRENT_TIMESTAMP
)"""


class Store:
    def __init__(self, file=":memory:"):
        self.file = file

    def __enter__(self):
        self.thread = ThreadPoolExecutor(1, "database")
        self.db = self.call(sqlite3.connect, self.file)
        self.call(self.db.execute, TABLE)
        return self

    def __exit__(self, *exc_info):
        self.call(self.db.close)
        self.thread.shutdown()

    def call(self, function, *args):
        return self.thread.submit(function, *args).result()

    async def save(self, result):
        loop = asyncio.get_running_loop()
        await loop.run_in_executor(self.thread, self.replace, result)

    def replace(self, result):
        row = "INSERT OR REPLACE INTO results (url, state, links) VALUES (?, ?, ?)"
        with self.db:
            self.db.execute(row, result)

    def states(self):
        query = "SELECT state, count(*) FROM results GROUP BY state ORDER BY state"
        return self.call(lambda: self.db.execute(query).fetchall())


def main():
    with Store() as store:
        for result in (("/a", "up", 3), ("/b", "silent", 0), ("/a", "down", 0)):
            asyncio.run(store.save(result))
        print(store.states())


if __name__ == "__main__":
    main()
