"""Has two conditions on one lock, so that each change wakes only those whom it concerns."""

from threading import Condition, Lock


class Shelf:
    def __init__(self, room):
        self.room = room
        self.plates = []
        lock = Lock()
        self.has_room = Condition(lock)
        self.has_pair = Condition(lock)

    def put(self, plate):
        with self.has_room:
            self.has_room.wait_for(lambda: len(self.plates) < self.room)
            self.plates.append(plate)
            if len(self.plates) >= 2:
                self.has_pair.notify()

    def take_two(self):
        with self.has_pair:
            self.has_pair.wait_for(lambda: len(self.plates) >= 2)
            pair = self.plates[:2]
            del self.plates[:2]
            self.has_room.notify(2)
            if len(self.plates) >= 2:
                self.has_pair.notify()
            return pair
