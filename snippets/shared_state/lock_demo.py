from contextlib import nullcontext
from threading import Lock, Thread

total = 0


def add_one(lock):
    global total
    with lock:
        value = total
        value += 1
        total = value


def ten_threads(lock):
    global total
    total = 0
    threads = [Thread(target=add_one, args=(lock,)) for _ in range(10)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return total


def main():
    print(f"with a lock: {ten_threads(Lock())}")
    print(f"without one: {ten_threads(nullcontext())}")


if __name__ == "__main__":
    main()
