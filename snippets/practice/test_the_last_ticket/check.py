"""Checks that your test fails for shops that are wrong, and passes one that is right."""

import threading
import time
from unittest.mock import patch

from practice.calls import Call

TWICE = "Without its sleeps, the test passed a shop that sells twice: force the order."
LATE = (
    "The second buyer came a little later, and the test passed a shop that sells twice: "
    "let the first wait for the other, not for a time."
)
A_TIME = (
    "At a shop that sells twice, the test takes as long as at one that is right: end the "
    "waits when both buyers are there, do not wait for a time."
)
LOCK_TOO_LATE = "The test passed a shop that takes its lock after it has looked."
NEVER_OUT = "The test passed a shop that never runs out: count every sale."
NOTHING = "The test passed a shop that sells nothing: ask for exactly one sale."
RIGHT = "The test failed for a shop that sells its ticket once."
STUCK = (
    "With a shop that lets in one buyer at a time, the test did not end: "
    "limit its waits."
)
SOON = 0.03  # seconds
LATER = 0.15  # seconds; a test that waits for the other buyer waits longer
RUNS = 3


class Shop:
    def __init__(self, pay):
        self.pay = pay
        self.tickets = 1
        self.lock = threading.Lock()
        self.first_left = threading.Event()
        self.looked = 0

    def sell(self, name):
        self.pay(name)
        self.tickets -= 1
        return True


class Twice(Shop):
    """Wrong; and who does not wait in `pay` is gone before the other looks."""

    def buy(self, name):
        with self.lock:
            self.looked += 1
            second = self.looked == 2
        if second:
            self.first_left.wait(SOON)
        try:
            return self.tickets > 0 and self.sell(name)
        finally:
            self.first_left.set()


class OneComesLater(Shop):
    def buy(self, name):
        with self.lock:
            self.looked += 1
            second = self.looked == 2
        if second:
            threading.Event().wait(LATER)
        return self.tickets > 0 and self.sell(name)


class LockTooLate(Shop):
    def buy(self, name):
        if self.tickets == 0:
            return False
        with self.lock:
            return self.sell(name)


class NeverOut(Shop):
    def buy(self, name):
        with self.lock:
            self.pay(name)
        self.tickets = 0
        return True


class Nothing(Shop):
    def buy(self, name):
        return False


class Right(Shop):
    def buy(self, name):
        with self.lock:
            return self.tickets > 0 and self.sell(name)


class Reserves(Shop):
    """Right, and lets its buyers pay outside the lock."""

    def buy(self, name):
        with self.lock:
            found = self.tickets > 0
            self.tickets -= found
        if found:
            self.pay(name)
        return found


WRONG = {
    Twice: TWICE,
    OneComesLater: LATE,
    LockTooLate: LOCK_TOO_LATE,
    NeverOut: NEVER_OUT,
    Nothing: NOTHING,
}


def check(answer):
    real_sleep = time.sleep

    def no_sleep(seconds):
        real_sleep(0)

    with patch("time.sleep", no_sleep):
        if getattr(answer, "sleep", None) is real_sleep:
            answer.sleep = no_sleep
        # Side by side: at a right shop, the buyer who comes alone waits a while.
        shops = [*[kind for kind in WRONG for _ in range(RUNS)], Right, Reserves]
        calls = [(kind, Call(timed, answer.run_test, kind)) for kind in shops]
        until = time.monotonic() + 4
        stuck = [not call.ended(max(0, until - time.monotonic())) for _, call in calls]
    assert not any(stuck), STUCK
    seconds = {kind: [] for kind in shops}
    for kind, call in calls:
        failed, spent = call.result()
        seconds[kind].append(spent)
        assert failed == (kind in WRONG), WRONG.get(kind, RIGHT)
    assert min(seconds[Twice]) < 0.5 * min(seconds[Right]), A_TIME


def timed(run_test, kind):
    """Return whether the test fails, and after how many seconds."""
    begun = time.monotonic()
    try:
        run_test(kind)
    except AssertionError:
        return True, time.monotonic() - begun
    return False, time.monotonic() - begun
