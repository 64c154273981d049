"""Keeps no order: it gives the first lock back if it does not get the second."""

from random import random
from threading import Lock


class Account:
    def __init__(self, name, balance):
        self.name = name
        self.balance = balance
        self.lock = Lock()


def transfer(source, target, amount):
    while True:
        with source.lock:
            if target.lock.acquire(timeout=random() / 100):
                try:
                    source.balance -= amount
                    target.balance += amount
                    return
                finally:
                    target.lock.release()
