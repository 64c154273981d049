"""Holds the lock for the whole call, so the sleeps do not overlap, and releases it by hand."""

from threading import RLock
from time import sleep

lock = RLock()


def vote(votes, name):
    lock.acquire()
    try:
        sleep(0.1)
        if name not in votes:
            votes[name] = 0
        votes[name] += 1
    finally:
        lock.release()
