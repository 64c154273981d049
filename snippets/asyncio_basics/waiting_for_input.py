import asyncio
import time


def slow_typist(delay):
    time.sleep(delay)
    return "Ada"


async def main(typing=0.3, tick=0.1):
    loop = asyncio.get_running_loop()
    loop.call_later(tick, print, "tick 1")
    print("asked here:", slow_typist(typing))
    loop.call_later(tick, print, "tick 2")
    name = await asyncio.to_thread(slow_typist, typing)
    print("asked in a thread:", name)


if __name__ == "__main__":
    asyncio.run(main())
