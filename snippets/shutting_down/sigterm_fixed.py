import signal
from multiprocessing import Event, Process
from queue import SimpleQueue


def serve(ready):
    signals = SimpleQueue()
    signal.signal(signal.SIGTERM, lambda number, frame: signals.put(number))
    try:
        ready.set()
        signals.get()
    finally:
        print("serve: cleaned up", flush=True)


def main():
    ready = Event()
    service = Process(target=serve, args=(ready,))
    service.start()
    ready.wait()
    service.terminate()
    service.join()
    print("exit code:", service.exitcode)


if __name__ == "__main__":
    main()
