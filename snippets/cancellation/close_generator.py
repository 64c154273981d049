import asyncio
from contextlib import aclosing


async def rows(log):
    try:
        for row in range(3):
            yield row
    finally:
        await asyncio.sleep(0)
        log.append("connection closed")


async def find_row(log):
    async for row in rows(log):
        if row > 0:
            break
    log.append(f"row {row} found")


async def find_row_closing(log):
    async with aclosing(rows(log)) as found:
        async for row in found:
            if row > 0:
                break
    log.append(f"row {row} found")


async def main():
    for way in (find_row, find_row_closing):
        log = []
        await way(log)
        log.append("caller goes on")
        await asyncio.sleep(0.1)
        print(f"{way.__name__}:", *log, sep="\n  ")


if __name__ == "__main__":
    asyncio.run(main())
