import multiprocessing
import time
from concurrent.futures import ProcessPoolExecutor


def square(number):
    return number * number


def seconds(pool, count, chunksize):
    begun = time.perf_counter()
    list(pool.map(square, range(count), chunksize=chunksize))
    return time.perf_counter() - begun


def times_as_long(count=2_000, chunksize=500):
    spawn = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(2, mp_context=spawn) as pool:
        seconds(pool, count, chunksize)  # the workers start
        one_by_one = seconds(pool, count, chunksize=1)
        return one_by_one / seconds(pool, count, chunksize)


def main():
    more = "over" if times_as_long() > 5 else "under"
    print(f"one by one takes {more} 5 times as long as in chunks")


if __name__ == "__main__":
    main()
