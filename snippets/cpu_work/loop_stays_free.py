import asyncio
import multiprocessing
import time
from concurrent.futures import ProcessPoolExecutor


def crunch(steps):
    begun = time.monotonic()
    sum(number * number for number in range(steps))
    return begun, time.monotonic()


async def in_the_loop(steps, pool):
    return crunch(steps)


async def in_a_process(steps, pool):
    loop = asyncio.get_running_loop()
    return await loop.run_in_executor(pool, crunch, steps)


async def beats_during(work, limit=5):
    async def heartbeat():
        while True:
            await asyncio.sleep(0.01)
            beats.append(time.monotonic())

    beats = []
    pulse = asyncio.create_task(heartbeat(), name="heartbeat")
    begun, ended = await work
    pulse.cancel()
    return min(limit, sum(begun < beat < ended for beat in beats))


if __name__ == "__main__":
    spawn = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(1, mp_context=spawn) as pool:
        for place in in_the_loop, in_a_process:
            beats = asyncio.run(beats_during(place(2_000_000, pool)))
            print(f"{place.__name__}: {beats} of 5 beats")
