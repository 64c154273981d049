"""more than `at_once` mirrors were asked at the same time"""

import time
from concurrent.futures import ThreadPoolExecutor, as_completed

DELAYS = {"the slow mirror": 0.6, "the quick mirror": 0.1}


def ask(mirror):
    if mirror not in DELAYS:
        raise OSError(f"{mirror} does not answer")
    time.sleep(DELAYS[mirror])
    return mirror


def first_answer(mirrors, ask=ask, timeout=1, at_once=3):
    pool = ThreadPoolExecutor(max_workers=len(mirrors))
    try:
        calls = [pool.submit(ask, mirror) for mirror in mirrors]
        for call in as_completed(calls, timeout=timeout):
            if not call.exception():
                return call.result()
        raise LookupError("no mirror has an answer")
    finally:
        pool.shutdown(wait=False, cancel_futures=True)
