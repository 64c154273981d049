import asyncio
import multiprocessing
import time
from concurrent.futures import ProcessPoolExecutor


def crunch(steps):
    begun, total = time.monotonic(), 0
    for number in range(steps):
        total += number * number
    return begun, time.monotonic()


async def in_the_loop(steps, pool):
    return crunch(steps)


async def in_a_process(steps, pool):
    loop = asyncio.get_running_loop()
    return await loop.run_in_executor(pool, crunch, steps)


async def beats_during(work, limit=5):
    beats = []

    async def heartbeat():
        while True:
            await asyncio.sleep(0.01)
            beats.append(time.monotonic())

    pulse = asyncio.create_task(heartbeat(), name="heartbeat")
    begun, ended = await work
    pulse.cancel()
    return min(limit, sum(begun < beat < ended for beat in beats))


async def compare(pool, steps=2_000_000):
    for place in in_the_loop, in_a_process:
        beats = await beats_during(place(steps, pool))
        print(f"{place.__name__}: {beats} of 5 beats")


def main():
    spawn = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(1, mp_context=spawn) as pool:
        asyncio.run(compare(pool))


if __name__ == "__main__":
    main()
