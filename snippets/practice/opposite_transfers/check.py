"""Make two opposite transfers at once without a deadlock."""

import threading
import time
from contextlib import suppress

STUCK = "two opposite transfers wait for each other: both must take the same lock first"
SAME = (
    "two accounts with the same balance still wait for each other: "
    "order them by something that differs and never changes"
)
WHOLE = (
    "two accounts with names that are nearly the same wait for each other: order them by "
    "the whole name, as it is"
)
NEARLY = ("Ann", "ann"), ("Mary", "Army"), ("Ann", "Ann "), ("Ann 1", "Ann 2")
RING = (
    "transfers from Ann to Ben, Ben to Cid and Cid to Ann wait for each other: "
    "put all accounts into one order"
)
OWN = "each account has to keep a lock, a name and a balance of its own, as it did"
ONE = "a balance changed while only one of the two accounts was locked"
NONE = "a balance changed while neither account was locked"
MONEY = "after {} the balances are {}, not {}"
HELD = "after a transfer that raised an error, the next one waits for ever: use `with`"


class MeetingLock:
    """A lock that its first holders hold for up to 0.2 s until each of them holds one."""

    def __init__(self, meet):
        self.meet = meet
        self.lock = threading.Lock()
        self.holder = None

    def acquire(self, blocking=True, timeout=-1):
        if not self.lock.acquire(blocking, timeout):
            return False
        self.holder = threading.get_ident()
        with suppress(threading.BrokenBarrierError):
            self.meet.wait(0.2)
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
    check_accounts(answer)
    for amounts in ((10, 30), (30, 10), (20, 20)):
        check_transfers(answer, {"Ann": 100, "Ben": 50}, amounts, STUCK)
    check_transfers(answer, {"Ann": 50, "Ben": 100}, (10, 30), STUCK)
    check_transfers(answer, {"Ben": 100, "Ann": 100}, (10, 30), SAME)
    check_transfers(answer, {"Ann": 100, "Ben": 60, "Cid": 30}, (10, 20, 30), RING)
    for names in NEARLY:
        check_transfers(answer, dict.fromkeys(names, 50), (10, 30), WHOLE)
    check_error(answer)


def check_accounts(answer):
    ann, ben = answer.Account("Ann", 100), answer.Account("Ben", 50)
    locks = [getattr(account, "lock", None) for account in (ann, ben)]
    assert all(hasattr(lock, "acquire") for lock in locks), OWN
    assert locks[0] is not locks[1], OWN
    assert [getattr(a, "balance", None) for a in (ann, ben)] == [100, 50], OWN
    assert [getattr(a, "name", None) for a in (ann, ben)] == ["Ann", "Ben"], OWN
    answer.transfer(ann, ben, 10)
    assert not any(lock.locked() for lock in locks if hasattr(lock, "locked")), HELD


def check_transfers(answer, balances, amounts, stuck):
    """Let each account transfer to the next at once, and the last to the first."""
    held = []

    class Watched(answer.Account):
        def __setattr__(self, name, value):
            if name == "balance" and hasattr(self, "watched"):
                me = threading.get_ident()
                held.append(sum(account.lock.holder == me for account in self.watched))
            super().__setattr__(name, value)

    accounts = [Watched(name, balance) for name, balance in balances.items()]
    meet = threading.Barrier(len(accounts))
    for account in accounts:
        account.lock = MeetingLock(meet)
    for account in accounts:
        account.watched = accounts
    targets = accounts[1:] + accounts[:1]
    moves = list(zip(accounts, targets, amounts, strict=True))
    assert end([(answer.transfer, *move) for move in moves]), stuck
    assert 0 not in held, NONE
    assert 1 not in held, ONE
    wanted = dict(balances)
    for source, target, amount in moves:
        wanted[source.name] -= amount
        wanted[target.name] += amount
    found = {account.name: account.balance for account in accounts}
    done = ", ".join(f"{amount} to {target.name}" for _, target, amount in moves)
    assert found == wanted, MONEY.format(done, found, wanted)


def check_error(answer):
    ann, ben = answer.Account("Ann", 100), answer.Account("Ben", 50)
    with suppress(TypeError):
        answer.transfer(ann, ben, "ten")
    assert end([(answer.transfer, ann, ben, 10), (answer.transfer, ben, ann, 5)]), HELD


def end(calls):
    """Make the calls at once, each in a thread, and say whether all have ended."""
    together = threading.Barrier(len(calls))

    def run(function, *args):
        together.wait()
        function(*args)

    threads = [threading.Thread(target=run, args=c, daemon=True) for c in calls]
    for thread in threads:
        thread.start()
    limit = time.monotonic() + 1.5
    for thread in threads:
        thread.join(max(0, limit - time.monotonic()))
    return not any(thread.is_alive() for thread in threads)
