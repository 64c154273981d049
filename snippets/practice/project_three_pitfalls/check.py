"""Project: mend three pitfalls of threads: too many, a lost update, a lost failure."""

import threading

NAMES = [f"{number}.txt" for number in range(30)]
GONE = "7.txt"


def check(answer):
    lock, all_in = threading.Lock(), threading.Event()
    readers, inside, peak = set(), 0, 0

    def read(name):
        nonlocal inside, peak
        with lock:
            readers.add(threading.current_thread())
            inside += 1
            peak = max(peak, inside)
            if inside == 4:
                all_in.set()
        if not all_in.wait(0.5):
            all_in.set()
        with lock:
            inside -= 1
        if name == GONE:
            raise FileNotFoundError(name)
        return "cat dog"

    hook, threading.excepthook = threading.excepthook, lambda args: None
    try:
        totals, failures = answer.count_all(NAMES, read, at_once=4)
    except FileNotFoundError:
        raise AssertionError(
            "one file that is not there ended the whole count: catch its exception, and "
            "put it into `failures` under its name"
        ) from None
    finally:
        threading.excepthook = hook
    assert len(readers) <= 4, (
        f"{len(readers)} threads were started for {len(NAMES)} files: a pool makes "
        "`at_once` threads do"
    )
    assert peak > 1, (
        "the files are read one after another: a thread must not hold the lock while it "
        "reads"
    )
    assert peak == 4, "use all of the `at_once` threads that are allowed"
    assert list(failures) == [GONE], (
        f"{GONE} could not be read and nobody is told: put its exception into `failures` "
        "under its name"
    )
    assert isinstance(failures[GONE], FileNotFoundError), (
        "`failures` has to hold the exception itself"
    )
    expected = {"cat": len(NAMES) - 1, "dog": len(NAMES) - 1}
    assert dict(totals) == expected, (
        f"the totals are {dict(totals)!r} and have to be {expected!r}: all threads must "
        "take the same lock around `add`, or share no dict"
    )
