"""two accounts with the same balance still wait for each other"""

from threading import Lock


class Account:
    def __init__(self, name, balance):
        self.name = name
        self.balance = balance
        self.lock = Lock()


def transfer(source, target, amount):
    first, second = sorted((source, target), key=lambda a: a.balance)
    with first.lock, second.lock:
        source.balance -= amount
        target.balance += amount


def main():
    ann, ben = Account("Ann", 100), Account("Ben", 100)
    transfer(ann, ben, 10)
    transfer(ben, ann, 30)
    print(f"Ann: {ann.balance}, Ben: {ben.balance}")


if __name__ == "__main__":
    main()
