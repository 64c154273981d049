"""a call in C holds the GIL until it returns, in whichever thread it runs"""

import threading
from concurrent.futures import ThreadPoolExecutor


def total(numbers):
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(sum, numbers).result()


def beat(stop, beats):
    while not stop.wait(0.01):
        beats.append("beat")


def main():
    stop, beats = threading.Event(), []
    heart = threading.Thread(target=beat, args=(stop, beats), name="heart")
    heart.start()
    print("total:", total(range(5_000_000)))
    stop.set()
    heart.join()


if __name__ == "__main__":
    main()
