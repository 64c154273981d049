import signal
from multiprocessing import Event, Process


def serve(ready):
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGTERM})
    try:
        ready.set()
        signal.sigwait({signal.SIGTERM})
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
