import asyncio
import sqlite3


def query(db):
    return db.execute("SELECT 6 * 7").fetchone()[0]


async def main():
    db = sqlite3.connect(":memory:")
    print(await asyncio.to_thread(query, db))
    db.close()


if __name__ == "__main__":
    asyncio.run(main())
