"""The threads only read; the main thread counts the texts as they come."""

import time
from concurrent.futures import ThreadPoolExecutor, as_completed

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
    totals, failures = {}, {}
    with ThreadPoolExecutor(max_workers=at_once) as pool:
        calls = {pool.submit(read, name): name for name in names}
        for call in as_completed(calls):
            try:
                text = call.result()
            except Exception as error:
                failures[calls[call]] = error
            else:
                for word in text.split():
                    add(totals, word)
    return totals, failures
