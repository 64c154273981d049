"""Let several threads vote, and count every vote."""

import threading
import time
from contextlib import suppress

LOST = "two voted and {} was counted: "
SLIPPED = LOST + "both had read the count before either wrote it"
TOO_LATE = LOST + "a lock is held for the write, but the read came before it"
OWN_LOCK = LOST + "each call makes a lock of its own, so no call waits for another"
STUCK = "a vote did not end: is the lock released each time?"
SLEEP = "the sleep of 0.1 seconds stands for a slow connection: it may move, not go"
NAMES = "five votes for three names, two of which had votes, came to {}"
HELD = "after a vote that raised an error, the next one waits for ever: use `with`"


class Votes(dict):
    """A dict in which a write waits until another thread has read since the writer did.

    That another can read then is the fault. A write waits in vain only once, 0.4 seconds.
    """

    def __init__(self, locks):
        super().__init__()
        self.locks = locks
        self.readers = []
        self.changed = threading.Condition()
        self.patient = True
        self.locked_writes = 0

    def read(self, value):
        with self.changed:
            self.readers.append(threading.get_ident())
            self.changed.notify_all()
        return value

    def another_has_read(self):
        """Return whether the last to read was not this thread, or it never read."""
        return self.readers[-1:] != [threading.get_ident()]

    def get(self, key, default=None):
        return self.read(super().get(key, default))

    def __contains__(self, key):
        return self.read(super().__contains__(key))

    def __getitem__(self, key):
        return self.read(super().__getitem__(key))

    def setdefault(self, key, default=None):
        return self.read(super().setdefault(key, default))

    def __setitem__(self, key, value):
        self.locked_writes += any(lock.locked() for lock in self.locks)
        with self.changed:
            if self.patient:
                self.patient = self.changed.wait_for(self.another_has_read, 0.4)
        super().__setitem__(key, value)


class Failing(dict):
    def fail(self, *args):
        raise OSError("the disk is full")

    get = setdefault = __contains__ = __getitem__ = __setitem__ = fail


def check(answer):
    slept = note_sleeps(answer)
    made = count_locks(answer)
    locks = [value for value in vars(answer).values() if hasattr(value, "locked")]
    votes = Votes(locks)
    assert end([lambda: answer.vote(votes, "tea")] * 2), STUCK
    counted = dict(votes.items()).get("tea", 0)
    if counted != 2 and made:
        raise AssertionError(OWN_LOCK.format(counted))
    if counted != 2 and votes.locked_writes:
        raise AssertionError(TOO_LATE.format(counted))
    assert counted == 2, SLIPPED.format(counted)
    assert len(slept) >= 2, SLEEP
    assert set(slept) == {0.1}, SLEEP
    check_names(answer.vote)
    check_errors(answer.vote)


def check_names(vote):
    votes = {"tea": 3, "milk": 1}
    names = ["tea", "cake", "tea", "milk", "cake"]
    assert end([lambda name=name: vote(votes, name) for name in names]), STUCK
    assert votes == {"tea": 5, "milk": 2, "cake": 2}, NAMES.format(votes)


def check_errors(vote):
    for votes in (Failing(), None):
        with suppress(OSError, TypeError, AttributeError):
            vote(votes, "tea")
        again = {}
        assert end([lambda again=again: vote(again, "tea")] * 2), HELD
        assert again == {"tea": 2}, HELD


def note_sleeps(answer):
    """Return a list in which each sleep of the answer is noted from now on."""
    slept, sleep = [], time.sleep

    def noted(seconds):
        slept.append(seconds)
        sleep(seconds)

    time.sleep = noted
    for name, value in list(vars(answer).items()):
        if value is sleep:
            setattr(answer, name, noted)
    return slept


def count_locks(answer):
    """Note in the list that is returned each lock that the answer makes from now on."""
    made = []
    for name in ("Lock", "RLock"):
        if make := getattr(answer, name, None):

            def noted(make=make):
                made.append(make)
                return make()

            setattr(answer, name, noted)
    return made


def end(calls):
    """Make the calls at once, each in a thread, and say whether all have ended."""
    together = threading.Barrier(len(calls))

    def run(call):
        together.wait()
        call()

    threads = [threading.Thread(target=run, args=(c,), daemon=True) for c in calls]
    for thread in threads:
        thread.start()
    limit = time.monotonic() + 2
    for thread in threads:
        thread.join(max(0, limit - time.monotonic()))
    return not any(thread.is_alive() for thread in threads)
