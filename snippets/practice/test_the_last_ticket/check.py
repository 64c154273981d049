"""Checks that your test fails for shops that are wrong, and passes one that is right."""

import threading
from unittest.mock import patch

TWICE = "Without its sleeps, the test passed a shop that sells twice: force the order."
LOCK_TOO_LATE = "The test passed a shop that takes its lock after it has looked."
NOTHING = "The test passed a shop that sells nothing: ask for exactly one sale."
RIGHT = "The test failed for a shop that sells its ticket once."
STUCK = (
    "With a shop that lets in one buyer at a time, the test did not end: "
    "limit its waits."
)


class Shop:
    def __init__(self, pay):
        self.pay = pay
        self.tickets = 1
        self.lock = threading.Lock()

    def sell(self, name):
        self.pay(name)
        self.tickets -= 1
        return True


class Twice(Shop):
    def buy(self, name):
        return self.tickets > 0 and self.sell(name)


class LockTooLate(Shop):
    def buy(self, name):
        if self.tickets == 0:
            return False
        with self.lock:
            return self.sell(name)


class Nothing(Shop):
    def buy(self, name):
        return False


class Right(Shop):
    def buy(self, name):
        with self.lock:
            return self.tickets > 0 and self.sell(name)


def check(answer):
    with patch("time.sleep", lambda seconds: None):
        for _ in range(3):
            assert not passes(answer, Twice), TWICE
    assert passes(answer, Right), RIGHT
    assert not passes(answer, LockTooLate), LOCK_TOO_LATE
    assert not passes(answer, Nothing), NOTHING


def passes(answer, shop_class):
    results = []

    def run():
        try:
            answer.run_test(shop_class)
            results.append(True)
        except AssertionError:
            results.append(False)
        except BaseException as error:
            results.append(error)

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    thread.join(2.5)
    assert results, STUCK
    if isinstance(results[0], BaseException):
        raise results[0]
    return results[0]
