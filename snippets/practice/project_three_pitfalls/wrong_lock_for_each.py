"""all threads must take the same lock around `add`, or share no dict"""

import time
from concurrent.futures import ThreadPoolExecutor
from threading import Lock

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


def count_words(totals, name, read):
    lock = Lock()
    for word in read(name).split():
        with lock:
            add(totals, word)


def count_all(names, read=read, at_once=4):
    totals, failures = {}, {}
    with ThreadPoolExecutor(max_workers=at_once) as pool:
        calls = {}
        for name in names:
            calls[name] = pool.submit(count_words, totals, name, read)
    for name, call in calls.items():
        if error := call.exception():
            failures[name] = error
    return totals, failures


def main():
    totals, failures = count_all(TEXTS)
    for word, total in sorted(totals.items()):
        print(f"{word}: {total}")
    for name in failures:
        print(f"failed: {name}")


if __name__ == "__main__":
    main()
