"""Two threads stored at the same time, so the lines are out of order."""

import queue
import threading


class Log:
    def __init__(self, store, interval):
        self.store = store
        self.interval = interval
        self.lines = queue.Queue()
        self.closing = threading.Event()
        self.thread = threading.Thread(target=self.run, name="log")
        self.thread.start()

    def run(self):
        while not self.closing.wait(self.interval):
            self.store_all()

    def store_all(self):
        while not self.lines.empty():
            self.store(self.lines.get())

    def write(self, line):
        self.lines.put(line)

    def close(self):
        self.closing.set()
        self.store_all()
        self.thread.join()
