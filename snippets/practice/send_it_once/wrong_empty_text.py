"""the counts are right for any text and any words"""


def count(lines, words):
    found = [word for line in lines for word in line.split()]
    return [found.count(word) for word in words]


def count_all(text, words, pool, parts=4):
    lines = text.splitlines()
    size = -(-len(lines) // parts)
    pieces = [lines[i : i + size] for i in range(0, len(lines), size)]
    calls = [pool.submit(count, piece, words) for piece in pieces]
    counts = [call.result() for call in calls]
    return [sum(of_a_word) for of_a_word in zip(*counts, strict=True)]
