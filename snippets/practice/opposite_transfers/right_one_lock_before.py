"""Lets only one transfer at a time take its two locks, with one more lock around that."""

from threading import Lock


class Account:
    def __init__(self, name, balance):
        self.name = name
        self.balance = balance
        self.lock = Lock()


taking = Lock()


def transfer(source, target, amount):
    with taking:
        source.lock.acquire()
        target.lock.acquire()
    try:
        source.balance -= amount
        target.balance += amount
    finally:
        source.lock.release()
        target.lock.release()
