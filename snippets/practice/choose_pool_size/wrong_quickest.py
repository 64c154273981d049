"""the quickest size is not asked for, but the smallest that is nearly as quick"""

import time
from concurrent.futures import ThreadPoolExecutor


def best_size(measure, sizes, rounds=3):
    best = dict.fromkeys(sizes, float("inf"))
    for _ in range(rounds):
        for size in sizes:
            best[size] = min(best[size], measure(size))
    return min(sizes, key=best.get)


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
