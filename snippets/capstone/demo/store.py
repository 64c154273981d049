"""Saves what two runs find in one database."""

import asyncio
import sqlite3
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

from capstone.site_checker.store import Store


def save(file, *results):
    store = Store(file)
    with store:
        for result in results:
            asyncio.run(store.save(result))
    print(dict(store.saved))


def save_twice(file):
    save(file, ("/a", "up", 3), ("/b", "silent", 0))
    save(file, ("/a", "failing", 1))
    with closing(sqlite3.connect(file)) as db:
        print(db.execute("SELECT url, state, links FROM results").fetchall())


if __name__ == "__main__":
    with TemporaryDirectory() as folder:
        save_twice(Path(folder, "results.db"))
