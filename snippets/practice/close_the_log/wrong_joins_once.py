"""A second `close` must do no harm."""

import queue
import threading
from contextlib import suppress


class Log:
    def __init__(self, store, interval):
        self.store = store
        self.interval = interval
        self.lines = queue.Queue()
        self.asked, self.ended = queue.Queue(), queue.Queue()
        self.thread = threading.Thread(target=self.run, name="log")
        self.thread.start()

    def run(self):
        asked = False
        while not asked:
            with suppress(queue.Empty):
                asked = self.asked.get(timeout=self.interval)
            while not self.lines.empty():
                self.store(self.lines.get())
        self.ended.put(True)

    def write(self, line):
        self.lines.put(line)

    def close(self):
        self.asked.put(True)
        self.ended.get()
        self.thread.join()
