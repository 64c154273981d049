"""keep `add` as it is, and count every word with it"""

import time
from concurrent.futures import ThreadPoolExecutor

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
    totals[word] = totals.get(word, 0) + 1


def count_all(names, read=read, at_once=4):
    totals, failures = {}, {}

    def count_words(name):
        try:
            for word in read(name).split():
                add(totals, word)
        except Exception as error:
            failures[name] = error

    with ThreadPoolExecutor(at_once) as pool:
        pool.map(count_words, names)
    return totals, failures
