"""two opposite transfers wait for each other: both must take the same lock first"""

from threading import Lock


class Account:
    def __init__(self, name, balance):
        self.name = name
        self.balance = balance
        self.lock = Lock()


def transfer(source, target, amount):
    first, second = (source, target) if amount > 20 else (target, source)
    with first.lock, second.lock:
        source.balance -= amount
        target.balance += amount
