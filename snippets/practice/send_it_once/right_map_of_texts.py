"""`pool.map` gets neighbouring lines as one text, and Counters are added up."""

from collections import Counter
from functools import partial


def count(words, text):
    found = Counter(text.split())
    return Counter({word: found[word] for word in words})


def count_all(text, words, pool, parts=3):
    lines = text.splitlines(keepends=True)
    size = len(lines) // parts + 1
    pieces = ["".join(lines[at : at + size]) for at in range(0, len(lines), size)]
    total = Counter()
    for counts in pool.map(partial(count, words), pieces):
        total += counts
    return [total[word] for word in words]
