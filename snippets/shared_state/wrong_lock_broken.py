from threading import Barrier, Lock, Thread

print_lock = Lock()


def sell(name, stock, both_have_read):
    left = stock["left"]
    both_have_read.wait()
    stock["left"] = left - 1
    with print_lock:
        print(f"{name} sold one")


def main():
    stock = {"left": 10}
    args = stock, Barrier(2)
    ann = Thread(target=sell, args=("Ann", *args), name="Ann")
    ben = Thread(target=sell, args=("Ben", *args), name="Ben")
    for thread in (ann, ben):
        thread.start()
    for thread in (ann, ben):
        thread.join()
    print(f"left: {stock['left']}")


if __name__ == "__main__":
    main()
