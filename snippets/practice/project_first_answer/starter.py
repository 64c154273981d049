import time
from concurrent.futures import ThreadPoolExecutor

DELAYS = {"the slow mirror": 0.6, "the quick mirror": 0.1}


def ask(mirror):
    if mirror not in DELAYS:
        raise OSError(f"{mirror} does not answer")
    time.sleep(DELAYS[mirror])
    return mirror


def first_answer(mirrors, ask=ask, timeout=1, at_once=3):
    with ThreadPoolExecutor(max_workers=at_once) as pool:
        for answer in pool.map(ask, mirrors, timeout=timeout):
            return answer


def main():
    mirrors = ["the slow mirror", "the broken mirror", "the quick mirror"]
    print("first:", first_answer(mirrors))


if __name__ == "__main__":
    main()
