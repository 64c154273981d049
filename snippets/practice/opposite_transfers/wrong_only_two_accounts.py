"""put all accounts into one order"""

from threading import Lock


class Account:
    def __init__(self, name, balance):
        self.name = name
        self.balance = balance
        self.lock = Lock()


def transfer(source, target, amount):
    first, second = source, target
    if (source.name, target.name) == ("Ben", "Ann"):
        first, second = target, source
    with first.lock, second.lock:
        source.balance -= amount
        target.balance += amount
