"""30 threads were started for 30 files: a pool makes `at_once` threads do"""

import time
from threading import Lock, Thread

TEXTS = {
    "pets.txt": "cat dog cat",
    "farm.txt": "cow cat hen",
    "gone.txt": None,
    "zoo.txt": "ape cat ape",
}


def read(name):
    time.sleep(0.1)
    if TEXTS[name] is None:
        raise FileNotFoundError(name)
    return TEXTS[name]


def add(totals, word):
    total = totals.get(word, 0)
    time.sleep(0.001)
    totals[word] = total + 1


def count_words(totals, failures, name, read, lock):
    try:
        for word in read(name).split():
            with lock:
                add(totals, word)
    except OSError as error:
        failures[name] = error


def count_all(names, read=read, at_once=4):
    totals, failures, lock = {}, {}, Lock()
    threads = []
    for name in names:
        args = (totals, failures, name, read, lock)
        threads.append(Thread(target=count_words, args=args))
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return totals, failures


def main():
    totals, failures = count_all(TEXTS)
    for word, total in sorted(totals.items()):
        print(f"{word}: {total}")
    for name in failures:
        print(f"failed: {name}")


if __name__ == "__main__":
    main()
