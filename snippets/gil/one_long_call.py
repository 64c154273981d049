import threading
import time
from itertools import pairwise


def add_in_a_loop(numbers):
    total = 0
    for number in numbers:
        total += number
    return total


def beat(times, stop):
    while not stop.wait(0.01):
        times.append(time.perf_counter())


def longest_silence(add, count=5_000_000):
    stop = threading.Event()
    beats = []
    heart = threading.Thread(target=beat, args=(beats, stop), name="heart")
    heart.start()
    begun = time.perf_counter()
    add(range(count))
    ended = time.perf_counter()
    stop.set()
    heart.join()
    gaps = [b - a for a, b in pairwise([begun, *beats, ended])]
    return max(gaps) / (ended - begun)


def main():
    for add in (add_in_a_loop, sum):
        silent = longest_silence(add) > 0.5
        print(f"{add.__name__}:", "beats stop" if silent else "beats go on")


if __name__ == "__main__":
    main()
