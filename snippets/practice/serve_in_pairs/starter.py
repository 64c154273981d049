import time
from concurrent.futures import ThreadPoolExecutor
from threading import Condition


class Shelf:
    def __init__(self, room):
        self.room = room
        self.plates = []
        self.changed = Condition()

    def put(self, plate):
        with self.changed:
            if len(self.plates) == self.room:
                self.changed.wait()
            self.plates.append(plate)
            self.changed.notify()

    def take_two(self):
        with self.changed:
            if len(self.plates) < 2:
                self.changed.wait()
            pair, self.plates = self.plates[:2], self.plates[2:]
            return pair


def main():
    shelf = Shelf(room=2)
    with ThreadPoolExecutor(thread_name_prefix="waiter") as pool:
        pair = pool.submit(shelf.take_two)
        for plate in ("soup", "rice"):
            time.sleep(0.1)
            shelf.put(plate)
        print("the waiter carries", *pair.result())


if __name__ == "__main__":
    main()
