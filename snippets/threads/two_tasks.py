import time
from threading import Thread


def task(number, seconds):
    print(f"Task {number} started")
    time.sleep(seconds)
    print(f"Task {number} finished")


def main(seconds=0.2):
    threads = [Thread(target=task, args=(n, seconds)) for n in (1, 2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    print("Both tasks are over")


if __name__ == "__main__":
    main()
