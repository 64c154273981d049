"""the sandwich failed, yet the exit status is 0"""

import time
from concurrent.futures import ThreadPoolExecutor


def bake_bread(flour):
    if flour < 500:
        raise ValueError(f"{flour} g of flour is not enough")
    time.sleep(0.1)
    print("Bread is ready")


def make_sandwich():
    time.sleep(0.1)
    print("Sandwich is ready")


def main(flour=300):
    with ThreadPoolExecutor() as pool:
        bread = pool.submit(bake_bread, flour)
        pool.submit(make_sandwich)
    bread.result()
    print("All tasks completed!")


if __name__ == "__main__":
    main()
