import asyncio


async def stubborn(wait):
    try:
        await asyncio.sleep(wait)
    except asyncio.CancelledError:
        print("swallowed the cancellation")
    await asyncio.sleep(wait)
    print("slept on to the end")


async def main(wait=0.4, patience=0.1):
    try:
        async with asyncio.timeout(patience):
            await stubborn(wait)
    except TimeoutError:
        print("time was up")


if __name__ == "__main__":
    asyncio.run(main())
