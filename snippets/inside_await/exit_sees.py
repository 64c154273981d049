import asyncio


class Guard:
    async def __aenter__(self):
        return self

    async def __aexit__(self, kind, error, traceback):
        print("  __aexit__ got", kind and kind.__name__)
        return kind is KeyError


async def fail(error):
    raise error


async def use(job, limit=0.1):
    try:
        async with asyncio.timeout(limit):
            async with Guard():
                await job
    except Exception as error:
        print("caller got", type(error).__name__)
    else:
        print("caller got no error")


async def main():
    await use(asyncio.sleep(0))
    await use(fail(ValueError()))
    await use(fail(KeyError()))
    await use(asyncio.sleep(60))


if __name__ == "__main__":
    asyncio.run(main())
