"""stop returned before the task had ended."""

import asyncio


async def poll(ask, seconds):
    while True:
        try:
            await ask()
        except Exception:
            print("poll: no answer, will ask again")
        await asyncio.sleep(seconds)


async def copy(write, files):
    files.append("half a copy")
    try:
        await write()
    finally:
        files.remove("half a copy")


async def load(read, limit):
    try:
        async with asyncio.timeout(limit) as scope:
            return await read()
    except TimeoutError:
        if not scope.expired():
            raise
        return "too late"


async def stop(task):
    task.cancel()
    await asyncio.sleep(0)


async def main():
    files = []
    copying = asyncio.create_task(copy(lambda: asyncio.sleep(1), files))
    await asyncio.sleep(0.1)
    await stop(copying)
    print("files left:", files)
    try:
        print("load:", await load(lambda: asyncio.sleep(1), limit=0.1))
    except TimeoutError:
        print("load: TimeoutError")


if __name__ == "__main__":
    asyncio.run(main())
