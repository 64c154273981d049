import asyncio
import time
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor


def crunch(steps):
    cpu = time.thread_time()
    total = 0
    for number in range(steps):
        total += number * number
    return total, time.thread_time() - cpu


def in_turn(jobs):
    return [crunch(steps) for steps in jobs]


def in_tasks(jobs):
    async def crunch_async(steps):
        return crunch(steps)

    async def crunch_all():
        return await asyncio.gather(*map(crunch_async, jobs))

    return asyncio.run(crunch_all())


def in_threads(jobs):
    with ThreadPoolExecutor(len(jobs), thread_name_prefix="crunch") as pool:
        return list(pool.map(crunch, jobs))


def measure(way, jobs):
    start = time.perf_counter()
    results = way(jobs)
    elapsed = time.perf_counter() - start
    return elapsed, sum(cpu for _, cpu in results) / elapsed


def main(jobs=(1_000_000,) * 4):
    def in_processes(jobs):
        return list(pool.map(crunch, jobs))

    with ProcessPoolExecutor(len(jobs)) as pool:
        in_processes([0] * len(jobs))
        base, _ = measure(in_turn, jobs)
        for way in (in_turn, in_tasks, in_threads, in_processes):
            elapsed, cores = measure(way, jobs)
            print(f"{way.__name__}: gain {base / elapsed:.1f}, cores busy {cores:.1f}")


if __name__ == "__main__":
    main()
