from concurrent.futures import ThreadPoolExecutor


def count_words(text):
    return len(text.split())


def report(text, pool, seconds):
    count = pool.submit(count_words, text)
    return f"{count.result(timeout=seconds)} words"


def main(seconds=0.3):
    with ThreadPoolExecutor(max_workers=1) as pool:
        text = "the pie is ready"
        asked = pool.submit(report, text, pool, seconds)
        print(asked.result())


if __name__ == "__main__":
    main()
