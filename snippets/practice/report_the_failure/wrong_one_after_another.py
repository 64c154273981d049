"""the sandwich is not begun before the bread is ready"""

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
    try:
        bake_bread(flour)
    finally:
        make_sandwich()
    print("All tasks completed!")


if __name__ == "__main__":
    main()
