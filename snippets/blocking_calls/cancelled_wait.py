import asyncio
import threading
import time


def send_mails(log, stop, mails=15, seconds=0.03):
    for _ in range(mails):
        if stop.is_set():
            log.append("thread: stopped early")
            return
        time.sleep(seconds)
    log.append("thread: sent every mail")


async def send_within(limit, log, use_flag):
    stop = threading.Event()
    try:
        async with asyncio.timeout(limit):
            await asyncio.to_thread(send_mails, log, stop)
    except TimeoutError:
        log.append("coroutine: timed out")
    finally:
        if use_flag:
            stop.set()


def main():
    for use_flag in (False, True):
        log = []
        asyncio.run(send_within(0.1, log, use_flag))
        log.append("asyncio.run has returned")
        print(f"use_flag={use_flag}", *log, sep="\n  ")


if __name__ == "__main__":
    main()
