import atexit
import threading


def work():
    threading.main_thread().join()
    print("worker: the main thread has ended")


def main():
    atexit.register(print, "atexit: last of all")
    threading.Thread(target=work, name="worker").start()
    print("main: last line")


if __name__ == "__main__":
    main()
