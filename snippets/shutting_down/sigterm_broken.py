import time
from multiprocessing import Event, Process


def serve(ready):
    try:
        ready.set()
        time.sleep(10)
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
