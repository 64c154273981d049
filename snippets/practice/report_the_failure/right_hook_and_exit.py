"""Raw threads, a hook that notes each failure, and an exit after the joins."""

import sys
import threading
import time


def bake_bread(flour):
    if flour < 500:
        raise ValueError(f"{flour} g of flour is not enough")
    time.sleep(0.1)
    print("Bread is ready")


def make_sandwich():
    time.sleep(0.1)
    print("Sandwich is ready")


def main(flour=300):
    failures = []

    def note(args):
        failures.append(args.exc_value)
        threading.__excepthook__(args)

    threading.excepthook = note
    threads = [
        threading.Thread(target=bake_bread, args=(flour,)),
        threading.Thread(target=make_sandwich),
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if failures:
        sys.exit(1)
    print("All tasks completed!")


if __name__ == "__main__":
    main()
