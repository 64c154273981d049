import time
from concurrent.futures import ThreadPoolExecutor


def ask(server, delay):
    begun = time.perf_counter()
    server.submit(time.sleep, delay).result()
    return time.perf_counter() - begun


def sweep(size, calls=8, capacity=2, delay=0.1):
    name = f"pool of {size}"
    with ThreadPoolExecutor(capacity, thread_name_prefix="server") as server:
        start = time.perf_counter()
        with ThreadPoolExecutor(size, thread_name_prefix=name) as pool:
            asked = [pool.submit(ask, server, delay) for _ in range(calls)]
        rate = calls / (time.perf_counter() - start)
    return rate, max(call.result() for call in asked)


def main():
    for size in (1, 2, 4, 8):
        rate, slowest = sweep(size)
        print(f"workers {size}: {rate:.0f} calls/s, slowest {slowest:.1f} s")


if __name__ == "__main__":
    main()
