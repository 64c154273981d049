import queue
import threading
import time


def save_all(jobs, first_saved):
    while (job := jobs.get()) is not None:
        name, seconds = job
        time.sleep(seconds)
        print("saved", name)
        first_saved.set()


def main():
    jobs = queue.Queue()
    first_saved = threading.Event()
    saver = threading.Thread(target=save_all, args=(jobs, first_saved), name="saver")
    saver.start()
    try:
        jobs.put(("invoice", 0.1))
        jobs.put(("photo", 0.5))
        first_saved.wait()
    finally:
        jobs.put(None)
        saver.join()
    print("main: done")


if __name__ == "__main__":
    main()
