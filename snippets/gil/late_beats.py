import statistics
import sys
import threading
import time


def compute(stop):
    total = 0
    while not stop:
        total += 1


def lateness(count, interval, beats=5, pause=0.01):
    usual = sys.getswitchinterval()
    sys.setswitchinterval(interval)
    stop, late = [], []
    threads = [threading.Thread(target=compute, args=(stop,)) for _ in range(count)]
    for thread in threads:
        thread.start()
    for _ in range(beats):
        due = time.perf_counter() + pause
        time.sleep(pause)
        late.append(time.perf_counter() - due)
    stop.append(True)
    for thread in threads:
        thread.join()
    sys.setswitchinterval(usual)
    return statistics.median(late)


def main(interval=0.04):
    for count in (0, 1, 3):
        late = lateness(count, interval) / interval
        print(f"{count} computing: {late:.1f} intervals late")


if __name__ == "__main__":
    main()
