"""measure every size as many times as `rounds` says"""

import time
from concurrent.futures import ThreadPoolExecutor


def best_size(measure, sizes, rounds=3):
    best = {size: measure(size) for size in sizes}
    limit = 1.1 * min(best.values())
    return min(size for size in sizes if best[size] <= limit)


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
