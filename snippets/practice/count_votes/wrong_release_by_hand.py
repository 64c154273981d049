"""after a vote that raised an error, the next one waits for ever"""

import time
from threading import Lock, Thread

lock = Lock()


def vote(votes, name):
    lock.acquire()
    count = votes.get(name, 0)
    time.sleep(0.1)
    votes[name] = count + 1
    lock.release()


def main():
    votes = {}
    voters = [Thread(target=vote, args=(votes, "tea")) for _ in range(4)]
    for voter in voters:
        voter.start()
    for voter in voters:
        voter.join()
    print(f"4 voted, {votes['tea']} counted")


if __name__ == "__main__":
    main()
