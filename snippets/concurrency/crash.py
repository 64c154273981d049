import os
from multiprocessing import Process
from threading import Thread


def crash():
    os._exit(3)


def crash_in_a_thread():
    thread = Thread(target=crash)
    thread.start()
    thread.join()
    print("not reached")


def exit_code(function):
    process = Process(target=function)
    process.start()
    process.join()
    return process.exitcode


def main():
    print("process that crashes:", exit_code(crash))
    print("process whose thread crashes:", exit_code(crash_in_a_thread))
    print("this process goes on")


if __name__ == "__main__":
    main()
