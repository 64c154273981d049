"""a word that is cut in two is counted in neither piece"""

import multiprocessing
from concurrent.futures import ProcessPoolExecutor

TEXT = "the cat saw the dog\nthe dog ran\na bird sang\n" * 1_000
WORDS = ["the", "dog", "bird"]


def count(text, words):
    found = text.split()
    return [found.count(word) for word in words]


def count_all(text, words, pool, parts=4):
    size = -(-len(text) // parts)
    pieces = [text[i : i + size] for i in range(0, len(text), size)]
    calls = [pool.submit(count, piece, words) for piece in pieces]
    counts = [call.result() for call in calls]
    return [sum(of_a_word) for of_a_word in zip(*counts, strict=True)]


def main():
    spawn = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(2, mp_context=spawn) as pool:
        print(count_all(TEXT, WORDS, pool))


if __name__ == "__main__":
    main()
