"""Threads of its own take the mirrors from one list and put what came into a queue."""

import queue
import threading
import time

DELAYS = {"the slow mirror": 0.6, "the quick mirror": 0.1}


def ask(mirror):
    if mirror not in DELAYS:
        raise OSError(f"{mirror} does not answer")
    time.sleep(DELAYS[mirror])
    return mirror


def first_answer(mirrors, ask=ask, timeout=1, at_once=3):
    waiting, came, over = list(mirrors)[::-1], queue.Queue(), threading.Event()
    lock = threading.Lock()

    def work():
        while True:
            with lock:
                if over.is_set() or not waiting:
                    return
                mirror = waiting.pop()
            try:
                came.put((True, ask(mirror)))
            except Exception as error:
                came.put((False, error))

    count, deadline = len(waiting), time.monotonic() + timeout
    for _ in range(at_once):
        threading.Thread(target=work, daemon=True).start()
    try:
        for _ in range(count):
            good, answer = came.get(timeout=max(0, deadline - time.monotonic()))
            if good:
                return answer
    except queue.Empty:
        raise TimeoutError(f"no mirror answered within {timeout} s") from None
    finally:
        over.set()
    raise LookupError("no mirror has an answer")
