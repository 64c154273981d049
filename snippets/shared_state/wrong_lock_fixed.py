from contextlib import suppress
from threading import Barrier, BrokenBarrierError, Lock, Thread

stock_lock = Lock()
print_lock = Lock()


def sell(name, stock, both_have_read, seconds):
    with stock_lock:
        left = stock["left"]
        with suppress(BrokenBarrierError):
            both_have_read.wait(seconds)
        stock["left"] = left - 1
    with print_lock:
        print(f"{name} sold one")


def main(seconds=0.2):
    stock = {"left": 10}
    args = stock, Barrier(2), seconds
    ann = Thread(target=sell, args=("Ann", *args), name="Ann")
    ben = Thread(target=sell, args=("Ben", *args), name="Ben")
    for thread in (ann, ben):
        thread.start()
    for thread in (ann, ben):
        thread.join()
    print(f"left: {stock['left']}")


if __name__ == "__main__":
    main()
