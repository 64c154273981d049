"""Two halves, cut at the end of the line in the middle."""


def count(text, words):
    found = text.split()
    return {word: found.count(word) for word in words}


def count_all(text, words, pool):
    middle = text.find("\n", len(text) // 2)
    halves = [text[:middle], text[middle:]] if middle >= 0 else [text]
    calls = [pool.submit(count, half, words) for half in halves]
    counts = [call.result() for call in calls]
    return [sum(found[word] for found in counts) for word in words]
