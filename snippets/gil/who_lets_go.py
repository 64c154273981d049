import hashlib
import re
import sys
import threading
import time
import zlib

BLOCK = bytes(50_000_000)
JOBS = {
    "squaring in a Python loop": lambda: [n * n for n in range(500_000)],
    "searching for a pattern": lambda: re.findall("[1-9]", "0" * 5_000_000),
    "sorting a list": lambda: sorted(range(1_000_000, 0, -1)),
    "sleeping": lambda: time.sleep(0.2),
    "hashing 50 MB": lambda: hashlib.sha256(BLOCK),
    "hashing 2000 bytes": lambda: hashlib.sha256(BLOCK[:2000]),
    "compressing 50 MB": lambda: zlib.compress(BLOCK, level=1),
}


def lets_go(job):
    def other():
        go.wait()
        log.append("other")

    go, log = threading.Event(), []
    waiting = threading.Thread(target=other, name="other")
    usual = sys.getswitchinterval()
    sys.setswitchinterval(60)
    waiting.start()
    go.set()
    job()
    log.append("job")
    waiting.join()
    sys.setswitchinterval(usual)
    return log == ["other", "job"]


if __name__ == "__main__":
    for name, job in JOBS.items():
        print(f"{name}:", "lets go" if lets_go(job) else "holds the GIL")
