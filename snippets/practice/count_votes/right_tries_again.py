"""Locks only the write, and begins again if another has written meanwhile."""

import time
from threading import Lock

lock = Lock()


def vote(votes, name):
    while True:
        count = votes.get(name, 0)
        time.sleep(0.1)
        with lock:
            if votes.get(name, 0) == count:
                votes[name] = count + 1
                return
