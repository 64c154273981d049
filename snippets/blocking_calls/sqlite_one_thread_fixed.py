import asyncio
import sqlite3
from concurrent.futures import ThreadPoolExecutor


def query(db):
    return db.execute("SELECT 6 * 7").fetchone()[0]


async def main(db_thread):
    loop = asyncio.get_running_loop()
    db = await loop.run_in_executor(db_thread, sqlite3.connect, ":memory:")
    try:
        print(await loop.run_in_executor(db_thread, query, db))
    finally:
        await loop.run_in_executor(db_thread, db.close)


if __name__ == "__main__":
    with ThreadPoolExecutor(max_workers=1) as db_thread:
        asyncio.run(main(db_thread))
