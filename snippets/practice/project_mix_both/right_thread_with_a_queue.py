"""A thread of its own owns the connection, and takes the pages from a queue."""

import asyncio
import queue
import sqlite3
import threading
from contextlib import closing, suppress
from pathlib import Path
from urllib.parse import urlsplit


async def fetch(url, timeout=2):
    to = urlsplit(url)
    async with asyncio.timeout(timeout):
        reader, writer = await asyncio.open_connection(to.hostname, to.port)
        with closing(writer):
            writer.write(f"GET {to.path}?{to.query} HTTP/1.0\r\n\r\n".encode())
            head, _, body = (await reader.read()).partition(b"\r\n\r\n")
    if b" 200 " not in head:
        raise OSError("no page")
    return body.decode()


def read_urls(file):
    return Path(file).read_text().split()


def open_store(file):
    db = sqlite3.connect(file)
    db.execute("CREATE TABLE pages (url, body)")
    return db


def save(db, url, body):
    with db:
        db.execute("INSERT INTO pages VALUES (?, ?)", (url, body))


def store_from(pages, db_file, errors):
    db = open_store(db_file)
    try:
        while (page := pages.get()) is not None:
            save(db, *page)
    except sqlite3.Error as error:
        errors.append(error)
    finally:
        db.close()


async def fetch_into(url, pages):
    with suppress(OSError):
        pages.put((url, await fetch(url)))


async def fetch_all(url_file, pages):
    async with asyncio.TaskGroup() as group:
        for url in await asyncio.to_thread(read_urls, url_file):
            group.create_task(fetch_into(url, pages))


def store_all(url_file, db_file):
    pages, errors = queue.Queue(), []
    storing = threading.Thread(target=store_from, args=(pages, db_file, errors))
    storing.start()
    try:
        asyncio.run(fetch_all(url_file, pages))
    finally:
        pages.put(None)
        storing.join()
    if errors:
        raise errors[0]
