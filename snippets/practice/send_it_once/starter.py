import multiprocessing
from concurrent.futures import ProcessPoolExecutor

TEXT = "the cat saw the dog\nthe dog ran\na bird sang\n" * 1_000
WORDS = ["the", "dog", "bird"]


def count(text, word):
    return text.split().count(word)


def count_all(text, words, pool):
    calls = [pool.submit(count, text, word) for word in words]
    return [call.result() for call in calls]


def main():
    spawn = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(2, mp_context=spawn) as pool:
        print(count_all(TEXT, WORDS, pool))


if __name__ == "__main__":
    main()
