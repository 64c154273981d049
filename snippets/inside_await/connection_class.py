import asyncio


class Connection:
    def __init__(self, wait):
        self.wait = wait

    async def __aenter__(self):
        print("opens")
        await asyncio.sleep(self.wait)
        return self

    async def __aexit__(self, kind, error, traceback):
        print("closes")
        await asyncio.sleep(self.wait)


async def use(wait):
    async with Connection(wait):
        print("in use")
    print("closed")


async def other(*waits):
    for seconds in waits:
        await asyncio.sleep(seconds)
        print("  another task runs")


async def main(wait=0.2):
    await asyncio.gather(use(wait), other(wait / 2, wait))


if __name__ == "__main__":
    asyncio.run(main())
