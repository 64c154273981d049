"""a call in C holds the GIL until it returns"""

import threading
import time


def total(numbers):
    time.sleep(0.02)
    return sum(numbers)


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
