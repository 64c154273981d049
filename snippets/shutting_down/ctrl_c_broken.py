import asyncio
import signal
import time


def copy_files(files=6):
    for _ in range(files):
        time.sleep(0.1)
    print("thread: copied every file")


async def main():
    loop = asyncio.get_running_loop()
    loop.call_later(0.25, signal.raise_signal, signal.SIGINT)
    try:
        await asyncio.to_thread(copy_files)
    finally:
        print("main: cancelled")


if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        asyncio.run(main())
    except KeyboardInterrupt:
        print("KeyboardInterrupt")
