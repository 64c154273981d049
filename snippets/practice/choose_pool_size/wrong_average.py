"""one disturbed round must not count against a size: take its best round"""

import time
from concurrent.futures import ThreadPoolExecutor
from statistics import mean


def best_size(measure, sizes, rounds=3):
    seconds = {size: [] for size in sizes}
    for _ in range(rounds):
        for size in sizes:
            seconds[size].append(measure(size))
    average = {size: mean(times) for size, times in seconds.items()}
    limit = 1.1 * min(average.values())
    return min(size for size in sizes if average[size] <= limit)


def measure(size, calls=8, capacity=2, delay=0.02):
    with ThreadPoolExecutor(capacity) as server, ThreadPoolExecutor(size) as pool:
        begun = time.perf_counter()
        for _ in range(calls):
            pool.submit(lambda: server.submit(time.sleep, delay).result())
        pool.shutdown()
        return time.perf_counter() - begun


def main():
    print("best size:", best_size(measure, [1, 2, 4, 8]))


if __name__ == "__main__":
    main()
