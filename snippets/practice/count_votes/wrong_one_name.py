"""five votes for three names, two of which had votes, came to"""

import time
from threading import Lock

lock = Lock()
counted = 0


def vote(votes, name):
    global counted
    time.sleep(0.1)
    with lock:
        counted += 1
        if votes.get(name, 0) != counted:
            votes[name] = counted
