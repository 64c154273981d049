"""the total is wrong: the last piece may be shorter than the others"""

import threading


def total(numbers, size=100_000):
    found = 0
    for piece in range(len(numbers) // size):
        found += sum(numbers[piece * size : (piece + 1) * size])
    return found


def beat(stop, beats):
    while not stop.wait(0.01):
        beats.append("beat")


def main():
    stop, beats = threading.Event(), []
    heart = threading.Thread(target=beat, args=(stop, beats), name="heart")
    heart.start()
    print("total:", total(range(5_000_000)))
    stop.set()
    heart.join()


if __name__ == "__main__":
    main()
