import time
from concurrent.futures import ThreadPoolExecutor

log = []


def bake(what, seconds):
    log.append("start")
    time.sleep(seconds)
    log.append("end")
    return f"{what} is ready"


def main():
    with ThreadPoolExecutor() as pool:
        bread = pool.submit(bake, "Bread", 0.3)
        cake = pool.submit(bake, "Cake", 0.3)
        print(bread.result())
        print(cake.result())
    print(*log)


if __name__ == "__main__":
    main()
