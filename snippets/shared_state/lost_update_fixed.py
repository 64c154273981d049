from contextlib import suppress
from threading import Barrier, BrokenBarrierError, Lock, Thread


def deposit(account, amount, lock, both_have_read, seconds):
    with lock:
        balance = account["balance"]
        with suppress(BrokenBarrierError):
            both_have_read.wait(seconds)
        account["balance"] = balance + amount


def two_deposits(seconds):
    account = {"balance": 100}
    args = account, 50, Lock(), Barrier(2), seconds
    ann = Thread(target=deposit, args=args, name="Ann")
    ben = Thread(target=deposit, args=args, name="Ben")
    for thread in (ann, ben):
        thread.start()
    for thread in (ann, ben):
        thread.join()
    return account["balance"]


def main(seconds=0.2):
    print(f"100 + 50 + 50 = {two_deposits(seconds)}")


if __name__ == "__main__":
    main()
