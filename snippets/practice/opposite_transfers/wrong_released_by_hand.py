"""after a transfer that raised an error, the next one waits for ever"""

from threading import Lock


class Account:
    def __init__(self, name, balance):
        self.name = name
        self.balance = balance
        self.lock = Lock()


def transfer(source, target, amount):
    first, second = sorted((source, target), key=lambda account: account.name)
    first.lock.acquire()
    second.lock.acquire()
    source.balance -= amount
    target.balance += amount
    second.lock.release()
    first.lock.release()
