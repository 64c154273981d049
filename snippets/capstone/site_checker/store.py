"""Keeps the last result of each service in SQLite, in a thread of its own."""

import asyncio
import sqlite3
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack

TABLE = """CREATE TABLE IF NOT EXISTS results (
    url PRIMARY KEY, state, links, checked DEFAULT CURRENT_TIMESTAMP
)"""
ROW = "INSERT OR REPLACE INTO results (url, state, links) VALUES (?, ?, ?)"


class Store:
    """Use it in a `with` block. Raises sqlite3.Error if it cannot open or save.

    `saved` counts the states of what was saved; read it after the block.
    """

    def __init__(self, file=":memory:"):
        self.file = file
        self.saved = Counter()

    def __enter__(self):
        with ExitStack() as stack:
            self.thread = stack.enter_context(ThreadPoolExecutor(1, "database"))
            self.db = self.call(sqlite3.connect, self.file)
            stack.callback(self.call, self.db.close)
            self.call(self.db.execute, TABLE)
            self.opened = stack.pop_all()
        return self

    def __exit__(self, *exc_info):
        self.opened.close()

    def call(self, function, *args):
        return self.thread.submit(function, *args).result()

    async def save(self, result):
        loop = asyncio.get_running_loop()
        await loop.run_in_executor(self.thread, self.replace, result)

    def replace(self, result):
        with self.db:
            self.db.execute(ROW, result)
        self.saved[result[1]] += 1
