"""Project: mix both: fetch with asyncio, store with a database that blocks."""

import asyncio
import sqlite3
import threading
from contextlib import closing, suppress
from pathlib import Path
from unittest.mock import patch

OWNER = (
    "the connection belongs to the thread that opened it: run `open_store`, `save` and "
    "`close` on an executor with one worker"
)
ONE_FAILED = (
    "a URL that failed ended the program: catch the exception of each fetch by itself, "
    "and leave that page out"
)
LOST = "`save` raised an error and nobody is told: catch the errors of `fetch` alone"
OPEN = "`save` raised an error and the connection is still open: close it in any case"
ONE_WORKER = (
    "`check_same_thread=False` only hides it, one worker for the database ends it"
)
ERRORS = {
    "/bad": OSError("no page"),
    "/late": TimeoutError("too late"),
    "/refused": ConnectionRefusedError("no"),
}


def check(answer):
    check_store(answer, ["/one", "/two", "/bad", "/three"])
    check_store(answer, ["/late", "/bad", "/refused", "/one", "/two"])
    check_store(answer, ["/bad"])
    check_store(answer, ["/one", "/empty"])
    check_full_disk(answer)


def check_store(answer, urls):
    Path("urls").write_text("\n".join(urls))
    Path("db").unlink(missing_ok=True)
    saw = Saw(urls)
    store_all(answer, saw)
    saw.judge()
    with closing(sqlite3.connect("db")) as db:
        stored = db.execute("SELECT url, body FROM pages").fetchall()
    good = [(url, page_of(url)) for url in urls if url not in ERRORS]
    assert sorted(stored) == sorted(good), (
        f"the database has {stored!r}, not the good pages, {good!r}"
    )


def check_full_disk(answer):
    saw = Saw(["/one", "/two"])
    saw.full = sqlite3.OperationalError("disk is full")
    Path("urls").write_text("/one\n/two")
    Path("db").unlink(missing_ok=True)
    came_out = []
    try:
        store_all(answer, saw)
    except* sqlite3.OperationalError as group:
        came_out += leaves(group)
    assert saw.full in came_out, LOST
    assert saw.closed, OPEN


def store_all(answer, saw):
    names = ("fetch", "read_urls", "open_store", "save")
    given = {name: getattr(answer, name) for name in names}
    answer.fetch = saw.fetch
    for name in names[1:]:
        setattr(answer, name, saw.blocking(given[name]))
    answer.save = saw.one_at_a_time(answer.save)
    try:
        with patch("sqlite3.connect", saw.connect(sqlite3.connect)):
            answer.store_all("urls", "db")
    except* OSError as group:
        if not set(leaves(group)) & set(ERRORS.values()):
            raise
        raise AssertionError(ONE_FAILED) from None
    except* sqlite3.ProgrammingError as group:
        if "same thread" not in str(leaves(group)[0]):
            raise
        raise AssertionError(OWNER) from None
    finally:
        for name in names:
            setattr(answer, name, given[name])


def page_of(url):
    return "" if url == "/empty" else f"page {url}"


def leaves(error):
    inner = getattr(error, "exceptions", [])
    return [leaf for one in inner for leaf in leaves(one)] or [error]


class Saw:
    """Stands in for what waits, and notes what overlaps and what blocks the loop."""

    def __init__(self, urls):
        self.urls, self.fetched = urls, []
        self.in_loop, self.alone, self.together, self.frozen = [], [], [], []
        self.no_pages = []
        self.owners, self.closed, self.full = set(), 0, None
        self.all_in = asyncio.Event()
        self.saving, self.second = threading.Lock(), threading.Event()

    async def fetch(self, url, timeout=2):
        self.loop = asyncio.get_running_loop()
        self.fetched.append(url)
        if len(self.fetched) == len(self.urls):
            self.all_in.set()
        try:
            await asyncio.wait_for(self.all_in.wait(), 1)
        except TimeoutError:
            self.alone.append(url)
            self.all_in.set()
        if url in ERRORS:
            await asyncio.sleep(0.1)
            raise ERRORS[url]
        return page_of(url)

    def blocking(self, function):
        def call(*args, **kwargs):
            self.note_loop(function.__name__)
            return function(*args, **kwargs)

        return call

    def note_loop(self, name):
        try:
            asyncio.get_running_loop()
        except RuntimeError:
            return  # a thread without a loop: it may block
        self.in_loop.append(name)

    def one_at_a_time(self, save):
        def call(*args):
            if not self.saving.acquire(blocking=False):
                self.together.append(args)
                self.second.set()
                return
            try:
                if not isinstance(args[-1], str):
                    self.no_pages.append(args[-1])
                    return
                self.second.wait(0.05)
                self.let_the_loop_turn()
                if self.full:
                    raise self.full
                save(*args)
            finally:
                self.saving.release()

        return call

    def let_the_loop_turn(self):
        turn = threading.Event()
        with suppress(RuntimeError):  # the loop has ended: it has nothing to wait for
            self.loop.call_soon_threadsafe(turn.set)
            if not self.frozen and not turn.wait(1) and self.loop.is_running():
                self.frozen.append("save")

    def connect(self, connect):
        """Return a `connect` whose connections note the threads that use them."""
        saw = self

        class Connection(sqlite3.Connection):
            def execute(self, *args):
                saw.owners.add(threading.get_ident())
                return super().execute(*args)

            def close(self):
                super().close()
                saw.owners.add(threading.get_ident())
                saw.note_loop("close")
                saw.closed += 1

        return lambda *args, **kwargs: connect(*args, factory=Connection, **kwargs)

    def judge(self):
        assert not self.together, (
            f"two threads used the connection at once: {ONE_WORKER}"
        )
        assert not self.in_loop, (
            f"`{self.in_loop[0]}` was called in the loop's thread, which stands still as "
            "long: hand every blocking call to another thread, and await it"
        )
        assert not self.no_pages, (
            f"`save` got {self.no_pages[0]!r} for a page: leave out a page that fails"
        )
        assert not self.frozen, (
            "the loop stood still until `save` had ended: await the call instead of "
            "asking for its `result()`"
        )
        assert not self.alone, (
            "the pages are fetched one after another: make a task of each"
        )
        assert sorted(map(str, self.fetched)) == sorted(self.urls), (
            "fetch each page once"
        )
        assert self.closed, "the connection is still open at the end: close it"
        assert len(self.owners) == 1, (
            f"{len(self.owners)} threads used the connection, one after another: "
            f"{ONE_WORKER}"
        )
