"""Takes pieces from an iterator, until a piece has no number."""

from itertools import islice


def total(numbers, size=50_000):
    left, found = iter(numbers), 0
    while piece := list(islice(left, size)):
        found += sum(piece)
    return found
