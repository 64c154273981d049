from contextlib import nullcontext, suppress
from threading import Barrier, BrokenBarrierError, Lock, Thread


class Euro:
    def __init__(self, amount, both_have_read, seconds):
        self.amount = amount
        self.both_have_read = both_have_read
        self.seconds = seconds

    def __radd__(self, number):
        with suppress(BrokenBarrierError):
            self.both_have_read.wait(self.seconds)
        return number + self.amount


def add(account, price, lock):
    with lock:
        account["total"] += price


def add_twice(lock, seconds=None):
    account = {"total": 0}
    args = account, Euro(5, Barrier(2), seconds), lock
    ann = Thread(target=add, args=args, name="Ann")
    ben = Thread(target=add, args=args, name="Ben")
    for thread in (ann, ben):
        thread.start()
    for thread in (ann, ben):
        thread.join()
    return account["total"]


def main(seconds=0.2):
    print("no lock:", add_twice(nullcontext()))
    print("a lock:", add_twice(Lock(), seconds))


if __name__ == "__main__":
    main()
