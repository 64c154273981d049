import asyncio
import sys
import time


def read_at_the_prompt():
    time.sleep(0.4)


def look():
    breakpoint()


async def in_a_task():
    look()


async def in_a_thread():
    await asyncio.to_thread(look)


async def main(stop):
    other = asyncio.create_task(asyncio.sleep(0.1), name="other")
    await asyncio.sleep(0)
    await stop()
    print(f"{stop.__name__}: the other task has ended: {other.done()}")
    await other


if __name__ == "__main__":
    sys.breakpointhook = read_at_the_prompt
    asyncio.run(main(in_a_task))
    asyncio.run(main(in_a_thread))
