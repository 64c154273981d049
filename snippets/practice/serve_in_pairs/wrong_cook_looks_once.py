"""more plates on the shelf than it has room for: a cook who is woken must look again"""

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
            self.changed.notify_all()

    def take_two(self):
        with self.changed:
            self.changed.wait_for(lambda: len(self.plates) >= 2)
            pair, self.plates = self.plates[:2], self.plates[2:]
            self.changed.notify_all()
            return pair
