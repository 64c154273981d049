"""Keeps one lock per name, made under a lock of their own."""

import time
from collections import defaultdict
from threading import Lock

making = Lock()
locks = defaultdict(Lock)


def vote(votes, name):
    with making:
        lock = locks[name]
    with lock:
        count = votes.get(name, 0)
        votes[name] = count + 1
    time.sleep(0.1)
