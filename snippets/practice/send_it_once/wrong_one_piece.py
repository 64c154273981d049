"""one call has more than half of the text"""

import multiprocessing
from concurrent.futures import ProcessPoolExecutor

TEXT = "the cat saw the dog\nthe dog ran\na bird sang\n" * 1_000
WORDS = ["the", "dog", "bird"]


def count(text, words):
    found = text.split()
    return [found.count(word) for word in words]


def count_all(text, words, pool):
    return pool.submit(count, text, words).result()


def main():
    spawn = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(2, mp_context=spawn) as pool:
        print(count_all(TEXT, WORDS, pool))


if __name__ == "__main__":
    main()
