"""`failures` has to hold the exception itself"""

import time
from collections import Counter
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
    total = totals.get(word, 0)
    time.sleep(0.001)
    totals[word] = total + 1


def count_words(name, read):
    totals = {}
    for word in read(name).split():
        add(totals, word)
    return totals


def count_all(names, read=read, at_once=4):
    totals, failures = Counter(), {}
    with ThreadPoolExecutor(max_workers=at_once) as pool:
        calls = {name: pool.submit(count_words, name, read) for name in names}
    for name, call in calls.items():
        if error := call.exception():
            failures[name] = str(error)
        else:
            totals.update(call.result())
    return totals, failures
