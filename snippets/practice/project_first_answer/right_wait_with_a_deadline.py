"""`wait` until the first call ends, again and again, with the time that is left."""

import time
from concurrent.futures import FIRST_COMPLETED, ThreadPoolExecutor, wait

DELAYS = {"the slow mirror": 0.6, "the quick mirror": 0.1}


def ask(mirror):
    if mirror not in DELAYS:
        raise OSError(f"{mirror} does not answer")
    time.sleep(DELAYS[mirror])
    return mirror


def first_answer(mirrors, ask=ask, timeout=1, at_once=3):
    deadline = time.monotonic() + timeout
    pool = ThreadPoolExecutor(at_once)
    waiting = {pool.submit(ask, mirror) for mirror in mirrors}
    try:
        while waiting:
            left = deadline - time.monotonic()
            done, waiting = wait(waiting, max(0, left), return_when=FIRST_COMPLETED)
            for call in done:
                if call.exception() is None:
                    return call.result()
            if not done:
                raise TimeoutError(f"no mirror answered within {timeout} s")
    finally:
        pool.shutdown(wait=False, cancel_futures=True)
    raise LookupError("no mirror has an answer")
