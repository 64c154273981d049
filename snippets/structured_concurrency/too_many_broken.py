import asyncio


class Database:
    def __init__(self, places):
        self.free = places

    async def load(self, row, seconds=0.1):
        if self.free == 0:
            raise ConnectionError("too many connections")
        self.free -= 1
        await asyncio.sleep(seconds)
        self.free += 1
        return row


async def load_all(database, rows):
    jobs = [database.load(row) for row in rows]
    return await asyncio.gather(*jobs, return_exceptions=True)


async def main():
    for outcome in await load_all(Database(places=2), range(5)):
        print(repr(outcome))


if __name__ == "__main__":
    asyncio.run(main())
