"""the sandwich was lost: end the program only when both threads have ended"""

import os
import sys
import threading
import time
from threading import Thread


def bake_bread(flour):
    if flour < 500:
        raise ValueError(f"{flour} g of flour is not enough")
    time.sleep(0.1)
    print("Bread is ready")


def make_sandwich():
    time.sleep(0.1)
    print("Sandwich is ready")


def report(failure):
    print(failure.exc_value, file=sys.stderr, flush=True)
    os._exit(1)


def main(flour=300):
    threading.excepthook = report
    threads = [
        Thread(target=bake_bread, args=(flour,)),
        Thread(target=make_sandwich),
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    print("All tasks completed!")


if __name__ == "__main__":
    main()
