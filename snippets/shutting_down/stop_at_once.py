import threading
import time


class Ticker:
    def __init__(self, interval):
        self.interval = interval
        self.stopping = threading.Event()
        self.thread = threading.Thread(target=self.run, name="ticker")

    def run(self):
        while not self.stopping.is_set():
            print("tick")
            self.stopping.wait(self.interval)
        print("ticker: cleaned up")

    def __enter__(self):
        self.thread.start()
        return self

    def __exit__(self, *error):
        self.stopping.set()
        self.thread.join()


def main():
    start = time.monotonic()
    with Ticker(interval=30):
        time.sleep(0.2)
    print("stopped within 10 s:", time.monotonic() - start < 10)


if __name__ == "__main__":
    main()
