"""the time is for all of them together"""

import time
from concurrent.futures import FIRST_COMPLETED, ThreadPoolExecutor, wait

DELAYS = {"the slow mirror": 0.6, "the quick mirror": 0.1}


def ask(mirror):
    if mirror not in DELAYS:
        raise OSError(f"{mirror} does not answer")
    time.sleep(DELAYS[mirror])
    return mirror


def first_answer(mirrors, ask=ask, timeout=1, at_once=3):
    pool = ThreadPoolExecutor(max_workers=at_once)
    waiting = {pool.submit(ask, mirror) for mirror in mirrors}
    try:
        while waiting:
            done, waiting = wait(waiting, timeout, return_when=FIRST_COMPLETED)
            if not done:
                raise TimeoutError(f"no mirror answered within {timeout} s")
            for call in done:
                if not call.exception():
                    return call.result()
        raise LookupError("no mirror has an answer")
    finally:
        pool.shutdown(wait=False, cancel_futures=True)
