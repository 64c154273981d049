"""`save` raised an error and the connection is still open: close it in any case"""

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


async def store_pages(url_file, db_file):
    from concurrent.futures import ThreadPoolExecutor

    loop = asyncio.get_running_loop()
    with ThreadPoolExecutor(1) as one:
        db = await loop.run_in_executor(one, open_store, db_file)
        urls = await loop.run_in_executor(one, read_urls, url_file)
        pages = await asyncio.gather(*map(fetch, urls), return_exceptions=True)
        for u, p in zip(urls, pages, strict=True):
            if not isinstance(p, Exception):
                await loop.run_in_executor(one, save, db, u, p)
        await loop.run_in_executor(one, db.close)


def store_all(url_file, db_file):
    asyncio.run(store_pages(url_file, db_file))
