import time
from concurrent.futures import ThreadPoolExecutor
from threading import Lock


class OneAtATime:
    def __init__(self, iterable):
        self.iterator = iter(iterable)
        self.lock = Lock()

    def __iter__(self):
        return self

    def __next__(self):
        with self.lock:
            return next(self.iterator)


def numbers(count, seconds):
    for number in range(1, count + 1):
        time.sleep(seconds)
        yield number


def share(threads, count, seconds):
    shared = OneAtATime(numbers(count, seconds))
    with ThreadPoolExecutor(threads) as pool:
        calls = [pool.submit(list, shared) for _ in range(threads)]
        return sorted(n for call in calls for n in call.result())


def main(seconds=0.1):
    print(share(threads=2, count=6, seconds=seconds))


if __name__ == "__main__":
    main()
