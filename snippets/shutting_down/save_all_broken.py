import queue
import threading
import time


def save_all(jobs, first_saved):
    while True:
        job, seconds = jobs.get()
        time.sleep(seconds)
        print("saved", job)
        first_saved.set()


def main():
    jobs = queue.Queue()
    first_saved = threading.Event()
    threading.Thread(
        target=save_all, args=(jobs, first_saved), name="saver", daemon=True
    ).start()
    jobs.put(("invoice", 0.1))
    jobs.put(("photo", 0.5))
    first_saved.wait()
    print("main: done")


if __name__ == "__main__":
    main()
