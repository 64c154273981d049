import asyncio
from concurrent.futures import ProcessPoolExecutor
from statistics import median

from performance.jobs import keep_busy
from performance.meter import gaps_during


async def measure(pool, seconds):
    async def in_a_process():
        loop = asyncio.get_running_loop()
        await loop.run_in_executor(pool, keep_busy, seconds)

    async def in_the_loop():
        keep_busy(seconds)

    jobs = {
        "nothing": lambda: asyncio.sleep(seconds),
        "in a process": in_a_process,
        "in a thread": lambda: asyncio.to_thread(keep_busy, seconds),
        "in the loop": in_the_loop,
    }
    for name, job in jobs.items():
        ms = [1000 * gap for gap in await gaps_during(job)]
        print(f"{name}: median {median(ms):.0f} ms, longest {max(ms):.0f} ms")


def main(seconds=0.3):
    with ProcessPoolExecutor(1) as pool:
        pool.submit(keep_busy, 0).result()
        asyncio.run(measure(pool, seconds))


if __name__ == "__main__":
    main()
