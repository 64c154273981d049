import asyncio
import time


async def sleep(seconds):
    await asyncio.sleep(seconds)


async def check_the_clock(seconds):
    end = time.perf_counter() + seconds
    while time.perf_counter() < end:
        pass


async def percent_of_a_core(wait, seconds):
    elapsed, cpu = time.perf_counter(), time.process_time()
    await wait(seconds)
    cpu = time.process_time() - cpu
    elapsed = time.perf_counter() - elapsed
    return 10 * round(10 * cpu / elapsed)


async def main():
    for wait in sleep, check_the_clock:
        percent = await percent_of_a_core(wait, 0.5)
        print(f"{wait.__name__}: about {percent} % of a core")


if __name__ == "__main__":
    asyncio.run(main())
