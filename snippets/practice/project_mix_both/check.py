"""Project: mix both: fetch with asyncio, store with a database that blocks."""

import asyncio
import sqlite3
import threading
from contextlib import closing
from pathlib import Path

URLS = ["/one", "/two", "/bad", "/three"]
GOOD = {(url, f"page {url}") for url in URLS if url != "/bad"}
OWNER = (
    "the connection belongs to the thread that opened it: run `open_store`, `save` and "
    "`close` on an executor with one worker"
)


def check(answer):
    saw = Saw()
    Path("urls").write_text("\n".join(URLS))
    answer.fetch = saw.fetch
    for name in ("read_urls", "open_store", "save"):
        setattr(answer, name, saw.blocking(getattr(answer, name)))
    answer.save = saw.one_at_a_time(answer.save)
    try:
        answer.store_all("urls", "db")
    except* OSError:
        raise AssertionError(
            "a URL that failed ended the program: catch the exception of each fetch by "
            "itself, and leave that page out"
        ) from None
    except* sqlite3.ProgrammingError as group:
        if "same thread" not in str(group.exceptions[0]):
            raise
        raise AssertionError(OWNER) from None
    assert not saw.together, (
        "two threads used the connection at once: `check_same_thread=False` only hides "
        "it, one worker for the database ends it"
    )
    assert not saw.in_loop, (
        f"`{saw.in_loop[0]}` was called in the loop's thread, which stands still as "
        "long: hand every blocking call to another thread, and await it"
    )
    assert not saw.alone, "the pages are fetched one after another: make a task of each"
    with closing(sqlite3.connect("db")) as db:
        stored = db.execute("SELECT url, body FROM pages").fetchall()
    assert set(stored) == GOOD, f"the database has {stored!r}, not the three good pages"


class Saw:
    """Stands in for what waits, and notes what overlaps and what blocks the loop."""

    def __init__(self):
        self.in_loop, self.alone, self.together = [], [], []
        self.begun = 0
        self.fetched = asyncio.Event()
        self.saving, self.second = threading.Lock(), threading.Event()

    async def fetch(self, url, timeout=2):
        self.begun += 1
        if self.begun == len(URLS):
            self.fetched.set()
        try:
            await asyncio.wait_for(self.fetched.wait(), 0.3)
        except TimeoutError:
            self.alone.append(url)
            self.fetched.set()
        if url == "/bad":
            await asyncio.sleep(0.1)
            raise OSError("no page")
        return f"page {url}"

    def blocking(self, function):
        def call(*args):
            try:
                asyncio.get_running_loop()
            except RuntimeError:
                pass  # a thread without a loop: it may block
            else:
                self.in_loop.append(function.__name__)
            return function(*args)

        return call

    def one_at_a_time(self, save):
        def call(*args):
            if not self.saving.acquire(blocking=False):
                self.together.append(args)
                self.second.set()
                return
            try:
                self.second.wait(0.1)
                save(*args)
            finally:
                self.saving.release()

        return call
