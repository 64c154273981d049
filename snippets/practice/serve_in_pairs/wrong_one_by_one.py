"""a waiter took a plate before there were two"""

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
            pair = []
            while len(pair) < 2:
                self.changed.wait_for(lambda: self.plates)
                pair.append(self.plates.pop(0))
                self.changed.notify_all()
            return pair
