import queue
import threading
import time


class Log:
    def __init__(self, store, interval):
        self.store = store
        self.interval = interval
        self.lines = queue.Queue()
        threading.Thread(target=self.run, name="log", daemon=True).start()

    def run(self):
        while True:
            time.sleep(self.interval)
            self.store_all()

    def store_all(self):
        while not self.lines.empty():
            self.store(self.lines.get())

    def write(self, line):
        self.lines.put(line)

    def close(self):
        pass


def main():
    log = Log(lambda line: print("stored", line), interval=30)
    log.write("order 1")
    log.write("order 2")
    log.close()
    print("closed")


if __name__ == "__main__":
    main()
