import asyncio
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from urllib.parse import urlsplit

from course_server import CourseServer


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
        try:
            asyncio.run(store_pages(read_urls(url_file), db, db_thread))
        finally:
            db_thread.submit(db.close).result()


def main():
    with CourseServer() as server:
        urls = [server.url(delay=0.1, body=body) for body in ("one", "two")]
        Path("urls.txt").write_text("\n".join([*urls, server.url(drop=1)]))
        store_all("urls.txt", "pages.db")
    with closing(sqlite3.connect("pages.db")) as db:
        print(db.execute("SELECT body FROM pages ORDER BY body").fetchall())


if __name__ == "__main__":
    main()
