import asyncio
import time
from concurrent.futures import ProcessPoolExecutor
from itertools import pairwise
from statistics import median


def compute(seconds):
    end = time.perf_counter() + seconds
    while time.perf_counter() < end:
        pass


async def beat(beats, pause):
    while True:
        beats.append(time.perf_counter())
        await asyncio.sleep(pause)


async def gaps_during(job, pause=0.01):
    beats = []
    heart = asyncio.create_task(beat(beats, pause), name="heart")
    await asyncio.sleep(0)
    await job()
    beats.append(time.perf_counter())
    heart.cancel()
    return [after - before for before, after in pairwise(beats)]


async def measure(pool, seconds):
    async def in_a_process():
        loop = asyncio.get_running_loop()
        await loop.run_in_executor(pool, compute, seconds)

    async def in_the_loop():
        compute(seconds)

    jobs = {
        "nothing": lambda: asyncio.sleep(seconds),
        "in a process": in_a_process,
        "in a thread": lambda: asyncio.to_thread(compute, seconds),
        "in the loop": in_the_loop,
    }
    for name, job in jobs.items():
        ms = [1000 * gap for gap in await gaps_during(job)]
        found = f"median {median(ms):.0f} ms, longest {max(ms):.0f} ms"
        print(f"{name}: {found}")


def main(seconds=0.3):
    with ProcessPoolExecutor(1) as pool:
        pool.submit(compute, 0).result()
        asyncio.run(measure(pool, seconds))


if __name__ == "__main__":
    main()
