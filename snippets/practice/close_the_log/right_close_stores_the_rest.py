"""Lets the thread end first, and stores what is left in the thread that closes."""

import queue
import threading


class Log:
    def __init__(self, store, interval):
        self.store = store
        self.interval = interval
        self.lines = queue.SimpleQueue()
        self.closing = threading.Event()
        self.thread = threading.Thread(target=self.run, daemon=True)
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
        self.thread.join()
        self.store_all()
