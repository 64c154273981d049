import multiprocessing
from concurrent.futures import ProcessPoolExecutor

TEXT = "the cat saw the dog\nthe dog ran\na bird sang\n" * 1_000
WORDS = ["the", "dog", "bird"]


def count(lines, words):
    found = [word for line in lines for word in line.split()]
    return [found.count(word) for word in words]


def count_all(text, words, pool, parts=4):
    lines = text.splitlines()
    pieces = [lines[part::parts] for part in range(parts)]
    calls = [pool.submit(count, piece, words) for piece in pieces]
    counts = [call.result() for call in calls]
    return [sum(of_a_word) for of_a_word in zip(*counts, strict=True)]


def main():
    spawn = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(2, mp_context=spawn) as pool:
        print(count_all(TEXT, WORDS, pool))


if __name__ == "__main__":
    main()
