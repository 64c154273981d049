"""Make two opposite transfers at once without a deadlock."""

import threading
from contextlib import suppress

STUCK = "two opposite transfers wait for each other: both must take the same lock first"
SAME = (
    "two accounts with the same balance still wait for each other: "
    "order them by something that differs and never changes"
)
ONE = "a balance changed while only one of the two accounts was locked"
NONE = "a balance changed while neither account was locked"
MONEY = "after 10 to Ben and 30 to Ann, Ann has {} and Ben {}, not {} and {}"


class MeetingLock:
    """A lock that its first two holders hold for up to 0.5 s until both hold one."""

    def __init__(self, meet):
        self.meet = meet
        self.lock = threading.Lock()
        self.holder = None

    def acquire(self, blocking=True, timeout=-1):
        if not self.lock.acquire(blocking, timeout):
            return False
        self.holder = threading.get_ident()
        with suppress(threading.BrokenBarrierError):
            self.meet.wait(0.5)
        return True

    def release(self):
        self.holder = None
        self.lock.release()

    def locked(self):
        return self.lock.locked()

    def __enter__(self):
        return self.acquire()

    def __exit__(self, *error):
        self.release()


def check(answer):
    check_pair(answer, 100, 50, STUCK)
    check_pair(answer, 100, 100, SAME)


def check_pair(answer, of_ann, of_ben, stuck):
    held = []

    class Watched(answer.Account):
        def __setattr__(self, name, value):
            if name == "balance" and hasattr(self, "watched_locks"):
                me = threading.get_ident()
                held.append(sum(lock.holder == me for lock in self.watched_locks))
            super().__setattr__(name, value)

    ann, ben = Watched("Ann", of_ann), Watched("Ben", of_ben)
    meet = threading.Barrier(2)
    ann.lock, ben.lock = MeetingLock(meet), MeetingLock(meet)
    ann.watched_locks = ben.watched_locks = ann.lock, ben.lock
    together = threading.Barrier(2)

    def move(*args):
        together.wait()
        answer.transfer(*args)

    threads = [
        threading.Thread(target=move, args=args, daemon=True)
        for args in ((ann, ben, 10), (ben, ann, 30))
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(1.5)
    assert not any(thread.is_alive() for thread in threads), stuck
    assert 0 not in held, NONE
    assert 1 not in held, ONE
    want = of_ann + 20, of_ben - 20
    got = ann.balance, ben.balance
    assert got == want, MONEY.format(*got, *want)
