"""All pages first, then every step with the database in one call of one thread."""

import asyncio
import sqlite3
from contextlib import closing
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


async def fetch_all(urls):
    pages = await asyncio.gather(*map(fetch, urls), return_exceptions=True)
    found = zip(urls, pages, strict=True)
    return [(url, page) for url, page in found if not isinstance(page, OSError)]


def store_pages(db_file, pages):
    with closing(open_store(db_file)) as db:
        for url, page in pages:
            save(db, url, page)


def store_all(url_file, db_file):
    pages = asyncio.run(fetch_all(read_urls(url_file)))
    store_pages(db_file, pages)
