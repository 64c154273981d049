"""`close` returned while the thread was still storing"""

import queue
import threading


class Log:
    def __init__(self, store, interval):
        self.store, self.interval = store, interval
        self.lines = queue.Queue()
        self.stop = threading.Event()
        self.thread = threading.Thread(target=self.run, daemon=True)
        self.thread.start()

    def run(self):
        while not self.stop.wait(self.interval):
            self.store_all()
        self.store_all()

    def store_all(self):
        while not self.lines.empty():
            self.store(self.lines.get())

    def write(self, line):
        self.lines.put(line)

    def close(self):
        self.stop.set()
        self.thread.join(timeout=0.5)
