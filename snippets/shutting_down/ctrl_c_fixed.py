import asyncio
import signal
import threading
import time


def copy_files(stop, files=6):
    for _ in range(files):
        if stop.is_set():
            print("thread: stopped between two files")
            return
        time.sleep(0.1)
    print("thread: copied every file")


async def main():
    loop = asyncio.get_running_loop()
    loop.call_later(0.25, signal.raise_signal, signal.SIGINT)
    stop = threading.Event()
    try:
        await asyncio.to_thread(copy_files, stop)
    finally:
        print("main: cancelled")
        stop.set()


if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        asyncio.run(main())
    except KeyboardInterrupt:
        print("KeyboardInterrupt")
