import time
from concurrent.futures import ThreadPoolExecutor


def bake_bread():
    time.sleep(0.2)
    return "Bread is ready"


def make_sandwich():
    time.sleep(0.1)
    return "Sandwich is ready"


def main():
    with ThreadPoolExecutor() as pool:
        tasks = [pool.submit(bake_bread), pool.submit(make_sandwich)]
    for task in tasks:
        print(task.result())
    print("All tasks completed!")


if __name__ == "__main__":
    main()
