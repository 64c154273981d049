import sys
import threading
import time
from itertools import groupby


def note_steps(name, go, log, steps):
    go.wait()
    for _ in range(steps):
        log.append(name)


def turns(interval, steps=3_000_000):
    usual = sys.getswitchinterval()
    sys.setswitchinterval(interval)
    go, log = threading.Event(), []
    threads = [
        threading.Thread(target=note_steps, args=(name, go, log, steps), name=name)
        for name in ("left", "right")
    ]
    for thread in threads:
        thread.start()
    time.sleep(0.1)
    go.set()
    for thread in threads:
        thread.join()
    sys.setswitchinterval(usual)
    return len(list(groupby(log)))


def main():
    asked = "many" if turns(interval=0.005) > 2 else "few"
    print("asked after 5 ms, turns:", asked)
    print("not asked, turns:", turns(interval=60))


if __name__ == "__main__":
    main()
