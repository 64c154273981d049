"""One lock around `add`, and a pool whose futures keep the exceptions."""

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


def count_all(names, read=read, at_once=4):
    totals, failures, lock = {}, {}, Lock()

    def count_words(name):
        try:
            words = read(name).split()
        except Exception as error:
            failures[name] = error
            return
        for word in words:
            with lock:
                add(totals, word)

    with ThreadPoolExecutor(at_once) as pool:
        for name in names:
            pool.submit(count_words, name)
    return totals, failures
