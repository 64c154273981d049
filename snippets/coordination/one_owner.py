from contextlib import suppress
from queue import Queue
from threading import Barrier, BrokenBarrierError, Thread


class Account:
    def __init__(self, seconds):
        self.balance = 0
        self.both_have_read = Barrier(2, timeout=seconds)

    def add(self, amount):
        balance = self.balance
        with suppress(BrokenBarrierError):
            self.both_have_read.wait()
        self.balance = balance + amount


def owner(deposits, account):
    while (amount := deposits.get()) is not None:
        account.add(amount)


def run(*amounts, seconds=0.2):
    deposits, account = Queue(), Account(seconds)
    keeper = Thread(target=owner, args=(deposits, account), name="owner")
    clerks = [Thread(target=deposits.put, args=(amount,)) for amount in amounts]
    for thread in (keeper, *clerks):
        thread.start()
    for thread in clerks:
        thread.join()
    deposits.put(None)
    keeper.join()
    return account.balance


if __name__ == "__main__":
    print(f"balance: {run(10, 20, 30)}")
