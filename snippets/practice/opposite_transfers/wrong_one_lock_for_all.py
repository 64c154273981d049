"""each account has to keep a lock, a name and a balance of its own, as it did"""

from threading import RLock


class Account:
    lock = RLock()

    def __init__(self, name, balance):
        self.name = name
        self.balance = balance


def transfer(source, target, amount):
    with source.lock, target.lock:
        source.balance -= amount
        target.balance += amount
