import time
from concurrent.futures import ThreadPoolExecutor, as_completed


def bake(seconds):
    time.sleep(seconds)
    return f"ready after {seconds} s"


def main():
    times = {"bread": 0.5, "cake": 0.1, "pie": 0.3}
    with ThreadPoolExecutor(max_workers=3) as pool:
        what = {pool.submit(bake, seconds): name for name, seconds in times.items()}
        for future in as_completed(what):
            print(what[future], future.result())


if __name__ == "__main__":
    main()
