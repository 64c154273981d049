import asyncio


async def main(delay=0.1):
    loop.call_later(delay, print, "ding")
    await asyncio.sleep(2 * delay)


if __name__ == "__main__":
    asyncio.run(main())
