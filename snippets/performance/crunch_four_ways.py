import asyncio
import time
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor

from performance.jobs import crunch, crunch_async


def in_turn(jobs):
    return [crunch(steps) for steps in jobs]


async def in_tasks(jobs):
    return await asyncio.gather(*map(crunch_async, jobs))


def measure(way, jobs):
    start = time.perf_counter()
    results = way(jobs)
    elapsed = time.perf_counter() - start
    return elapsed, sum(cpu for _, cpu in results) / elapsed


def main(jobs=(300_000,) * 4, rounds=3):
    with ThreadPoolExecutor(4, "crunch") as threads, ProcessPoolExecutor(4) as pool:
        ways = {
            "in turn": in_turn,
            "in turn again": in_turn,
            "in tasks": lambda jobs: asyncio.run(in_tasks(jobs)),
            "in threads": lambda jobs: list(threads.map(crunch, jobs)),
            "in processes": lambda jobs: list(pool.map(crunch, jobs)),
        }
        ways["in processes"]([0] * 4)
        table = [[measure(way, jobs) for way in ways.values()] for _ in range(rounds)]
    fastest = [min(column) for column in zip(*table, strict=True)]
    for name, (elapsed, cores) in zip(ways, fastest, strict=True):
        print(f"{name}: gain {fastest[0][0] / elapsed:.1f}, cores busy {cores:.1f}")


if __name__ == "__main__":
    main()
