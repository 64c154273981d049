"""threads used the connection, one after another"""

import asyncio
import sqlite3
from concurrent.futures import ThreadPoolExecutor
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
    db = sqlite3.connect(file, check_same_thread=False)
    db.execute("CREATE TABLE pages (url, body)")
    return db


def save(db, url, body):
    with db:
        db.execute("INSERT INTO pages VALUES (?, ?)", (url, body))


async def store_page(url, db, db_thread):
    try:
        body = await fetch(url)
    except OSError:
        return
    loop = asyncio.get_running_loop()
    await loop.run_in_executor(db_thread, save, db, url, body)


async def store_pages(urls, db, db_thread):
    async with asyncio.TaskGroup() as group:
        for url in urls:
            group.create_task(store_page(url, db, db_thread))


def store_all(url_file, db_file):
    with ThreadPoolExecutor(max_workers=1) as db_thread:
        db = db_thread.submit(open_store, db_file).result()
        asyncio.run(store_pages(read_urls(url_file), db, db_thread))
        db.close()
