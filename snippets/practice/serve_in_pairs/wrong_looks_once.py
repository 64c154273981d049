"""a waiter came with one plate: being woken does not say that there are two"""

from threading import Condition


class Shelf:
    def __init__(self, room):
        self.room = room
        self.plates = []
        self.changed = Condition()

    def put(self, plate):
        with self.changed:
            self.changed.wait_for(lambda: len(self.plates) < self.room)
            self.plates.append(plate)
            self.changed.notify_all()

    def take_two(self):
        with self.changed:
            if len(self.plates) < 2:
                self.changed.wait()
            pair, self.plates = self.plates[:2], self.plates[2:]
            self.changed.notify_all()
            return pair
