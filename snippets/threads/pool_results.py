import time
from concurrent.futures import ThreadPoolExecutor


def bake(what, seconds):
    time.sleep(seconds)
    return f"{what} is ready"


def main():
    start = time.perf_counter()
    with ThreadPoolExecutor() as pool:
        bread = pool.submit(bake, "Bread", 0.3)
        cake = pool.submit(bake, "Cake", 0.3)
        print(bread.result())
        print(cake.result())
    elapsed = time.perf_counter() - start
    print("Two waits of 0.3 s took less than 0.6 s:", elapsed < 0.6)


if __name__ == "__main__":
    main()
