"""A line was stored long before the interval was over: keep the interval."""

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
        while (line := self.lines.get()) is not None:
            self.store(line)

    def write(self, line):
        self.lines.put(line)

    def close(self):
        self.lines.put(None)
        self.thread.join()
