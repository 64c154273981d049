from contextlib import suppress
from threading import Barrier, BrokenBarrierError, Lock, Thread


class Account:
    def __init__(self, name):
        self.name = name
        self.balance = 100
        self.lock = Lock()


def transfer(source, target, amount, both_hold_one, seconds):
    first, second = sorted((source, target), key=lambda a: a.name)
    with first.lock:
        with suppress(BrokenBarrierError):
            both_hold_one.wait(seconds)
        with second.lock:
            source.balance -= amount
            target.balance += amount


def main(seconds=0.2):
    ann, ben = Account("Ann"), Account("Ben")
    barrier = Barrier(2)
    to_ben = ann, ben, 10, barrier, seconds
    to_ann = ben, ann, 30, barrier, seconds
    threads = [
        Thread(target=transfer, args=to_ben, name="to Ben"),
        Thread(target=transfer, args=to_ann, name="to Ann"),
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    print(f"Ann: {ann.balance}, Ben: {ben.balance}")


if __name__ == "__main__":
    main()
