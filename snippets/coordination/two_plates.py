import time
from threading import Condition, Thread

shelf = []
changed = Condition()


def cook(dishes):
    for dish in dishes:
        with changed:
            changed.wait_for(lambda: len(shelf) < 2)
            shelf.append(dish)
            print("cook:", dish)
            changed.notify_all()


def waiter(trips, seconds):
    for _ in range(trips):
        with changed:
            changed.wait_for(lambda: len(shelf) == 2)
            print("waiter:", *shelf)
            shelf.clear()
            changed.notify_all()
        time.sleep(seconds)


def main(seconds=0.2):
    dishes = ["soup", "rice", "fish", "cake", "plums", "tea"]
    cooking = Thread(target=cook, args=(dishes,), name="cook")
    serving = Thread(target=waiter, args=(3, seconds), name="waiter")
    cooking.start()
    serving.start()
    cooking.join()
    serving.join()


if __name__ == "__main__":
    main()
