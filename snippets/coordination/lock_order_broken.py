import faulthandler
from threading import Barrier, Lock, Thread


class Account:
    def __init__(self, name):
        self.name = name
        self.balance = 100
        self.lock = Lock()


def transfer(source, target, amount, both_hold_one):
    with source.lock:
        both_hold_one.wait()
        with target.lock:
            source.balance -= amount
            target.balance += amount


def main(seconds=0.3):
    ann, ben = Account("Ann"), Account("Ben")
    barrier = Barrier(2)
    to_ben = ann, ben, 10, barrier
    to_ann = ben, ann, 30, barrier
    threads = [
        Thread(target=transfer, args=to_ben, name="to Ben", daemon=True),
        Thread(target=transfer, args=to_ann, name="to Ann", daemon=True),
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(seconds)
        print(f"{thread.name}: alive = {thread.is_alive()}")
    faulthandler.dump_traceback()


if __name__ == "__main__":
    main()
