from contextlib import suppress
from queue import Queue
from threading import Barrier, BrokenBarrierError, Thread


class Account:
    def __init__(self, seconds):
        self.balance = 0
        self.both_have_read = Barrier(2)
        self.seconds = seconds

    def add(self, amount):
        balance = self.balance
        with suppress(BrokenBarrierError):
            self.both_have_read.wait(self.seconds)
        self.balance = balance + amount


def clerk(amounts, put):
    for amount in amounts:
        put(amount)


def owner(deposits, account):
    while (amount := deposits.get()) is not None:
        account.add(amount)


def run(*amounts_of_clerks, seconds=0.2):
    deposits, account = Queue(), Account(seconds)
    keeper = Thread(target=owner, args=(deposits, account), name="owner")
    clerks = [
        Thread(target=clerk, args=(amounts, deposits.put), name=f"clerk {n}")
        for n, amounts in enumerate(amounts_of_clerks, 1)
    ]
    for thread in (keeper, *clerks):
        thread.start()
    for thread in clerks:
        thread.join()
    deposits.put(None)
    keeper.join()
    return account.balance


def main():
    print(f"balance: {run([10, 20, 30], [1, 2, 3])}")


if __name__ == "__main__":
    main()
