"""Looks again in a loop, as older programs do, and removes plate by plate."""

from threading import Condition


class Shelf:
    def __init__(self, room):
        self.room = room
        self.plates = []
        self.changed = Condition()

    def put(self, plate):
        with self.changed:
            while len(self.plates) >= self.room:
                self.changed.wait()
            self.plates.append(plate)
            self.changed.notify_all()

    def take_two(self):
        with self.changed:
            while len(self.plates) < 2:
                self.changed.wait()
            pair = [self.plates.pop(0), self.plates.pop(0)]
            self.changed.notify_all()
            return pair
