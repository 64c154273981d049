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
