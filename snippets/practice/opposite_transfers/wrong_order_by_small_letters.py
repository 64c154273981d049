"""order them by the whole name, as it is"""

from threading import Lock


class Account:
    def __init__(self, name, balance):
        self.name = name
        self.balance = balance
        self.lock = Lock()


def transfer(source, target, amount):
    a, b = sorted([source, target], key=lambda x: x.name.lower())
    with a.lock, b.lock:
        source.balance -= amount
        target.balance += amount
