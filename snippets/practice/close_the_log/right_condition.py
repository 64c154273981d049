"""Keeps the lines in a list, under a condition that `close` notifies."""

import threading


class Log:
    def __init__(self, store, interval):
        self.store = store
        self.interval = interval
        self.lines = []
        self.closed = False
        self.changed = threading.Condition()
        self.thread = threading.Thread(target=self.run)
        self.thread.start()

    def run(self):
        closed = False
        while not closed:
            with self.changed:
                closed = self.changed.wait_for(lambda: self.closed, self.interval)
                lines, self.lines = self.lines, []
            for line in lines:
                self.store(line)

    def write(self, line):
        with self.changed:
            self.lines.append(line)

    def close(self):
        with self.changed:
            self.closed = True
            self.changed.notify()
        self.thread.join()
