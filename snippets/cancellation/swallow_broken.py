import asyncio


async def fetch(seconds):
    try:
        await asyncio.sleep(seconds)
    except asyncio.CancelledError:
        print("fetch: try the other server")
        await asyncio.sleep(seconds)
    return "page"


async def main(seconds=0.3, limit=0.1):
    try:
        async with asyncio.timeout(limit) as timer:
            page = await fetch(seconds)
        print(f"main: {page}, limit passed: {timer.expired()}")
    except TimeoutError:
        print("main: timed out")


if __name__ == "__main__":
    asyncio.run(main())
