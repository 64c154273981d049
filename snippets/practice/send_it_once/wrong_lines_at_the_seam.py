"""crossed more than once"""


def count(lines, words):
    found = [word for line in lines for word in line.split()]
    return [found.count(word) for word in words]


def count_all(text, words, pool, parts=4):
    lines = text.splitlines()
    size = len(lines) // parts + 1
    pieces = [lines[i : i + size + 1] for i in range(0, len(lines), size)]
    calls = [pool.submit(count, piece, words) for piece in pieces]
    counts = [call.result() for call in calls]
    return [sum(found) for found in zip(*counts, strict=True)]
