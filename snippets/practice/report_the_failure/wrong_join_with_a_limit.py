"""with 500 g of flour, both have to be ready before the last line"""

import sys
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


def main(flour=300):
    failed = []

    def run(job, *args):
        try:
            job(*args)
        except Exception as e:
            failed.append(e)

    threads = [
        Thread(target=run, args=(bake_bread, flour)),
        Thread(target=run, args=(make_sandwich,)),
    ]
    for t in threads:
        t.start()
    for t in threads:
        t.join(timeout=1)
    if failed:
        sys.exit(str(failed[0]))
    print("All tasks completed!")


if __name__ == "__main__":
    main()
