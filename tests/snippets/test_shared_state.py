"""Tests of lost updates and of the locks around them."""

import dis
import inspect
import sys
from contextlib import contextmanager, nullcontext
from threading import Barrier, Lock, Thread

import pytest
from shared_state import (
    deposit_with_lock,
    lock_demo,
    lost_update_broken,
    lost_update_fixed,
    wrong_lock_broken,
    wrong_lock_fixed,
)

from tests.snippets.programs import run_program

default_build = pytest.mark.skipif(
    not getattr(sys, "_is_gil_enabled", lambda: True)(),
    reason="without a GIL, threads switch anywhere",
)


@contextmanager
def shortest_turns():
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        yield
    finally:
        sys.setswitchinterval(before)


def in_threads(function, *args, count=2):
    threads = [Thread(target=function, args=args) for _ in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def test_both_deposits_are_there():
    assert run_program("shared_state/deposit_with_lock.py").stdout == "200\n"


def test_a_deposit_waits_while_another_thread_holds_the_lock(monkeypatch):
    monkeypatch.setattr(deposit_with_lock, "account", {"balance": 100})
    ann = Thread(target=deposit_with_lock.deposit, args=(50,))
    with deposit_with_lock.lock:
        ann.start()
        ann.join(0.05)
        assert ann.is_alive()
        deposit_with_lock.account["balance"] += 50
    ann.join()
    assert deposit_with_lock.account == {"balance": 200}


def test_both_deposits_read_before_either_writes():
    assert lost_update_broken.two_deposits() == 150
    run = run_program("shared_state/lost_update_broken.py")
    assert run.stdout == "100 + 50 + 50 = 150\n"


@default_build
def test_without_its_barrier_the_fault_is_hidden():
    source = inspect.getsource(lost_update_broken.deposit)
    shorter = source.replace("    both_have_read.wait()\n", "")
    assert len(shorter) < len(source)
    exec(shorter, names := {})
    for _ in range(200):
        account = {"balance": 100}
        with shortest_turns():
            in_threads(names["deposit"], account, 50, None)
        assert account["balance"] == 200


def test_the_lock_keeps_both_deposits():
    assert lost_update_fixed.two_deposits(seconds=0.02) == 200
    run = run_program("shared_state/lost_update_fixed.py")
    assert run.stdout == "100 + 50 + 50 = 200\n"


def deposit_both(lock, seconds):
    account = {"balance": 100}
    in_threads(lost_update_fixed.deposit, account, 50, lock, Barrier(2), seconds)
    return account["balance"]


def test_with_the_read_above_the_lock_a_deposit_is_lost():
    account = {"balance": 100}
    lock, both_have_read = Lock(), Barrier(2)

    def deposit():
        balance = account["balance"]
        both_have_read.wait(5)
        with lock:
            account["balance"] = balance + 50

    in_threads(deposit)
    assert account["balance"] == 150


@default_build
def test_e31_the_demo_prints_ten_without_its_lock():
    with shortest_turns():
        for _ in range(100):
            assert lock_demo.ten_threads(Lock()) == 10
            assert lock_demo.ten_threads(nullcontext()) == 10
    steps = list(dis.get_instructions(lock_demo.add_one))
    places = [i for i, step in enumerate(steps) if step.argval == "total"]
    inside = [step.opname for step in steps[places[0] : places[-1]]]
    assert inside
    assert not [n for n in inside if n.startswith(("CALL", "JUMP", "RESUME"))]
    assert deposit_both(nullcontext(), seconds=5) == 150
    assert deposit_both(Lock(), seconds=0.02) == 200


def test_e21_the_lock_example_needs_its_loop_bodies():
    source = inspect.getsource(lock_demo)
    for body in ("        thread.start()\n", "        thread.join()\n"):
        assert source.count(body) == 1
        with pytest.raises(IndentationError):
            compile(source.replace(body, ""), "lock_demo.py", "exec")
    run = run_program("shared_state/lock_demo.py")
    assert run.stdout.splitlines()[0] == "with a lock: 10"


def test_a_lock_makes_many_increments_exact():
    lock = Lock()
    lock_demo.total = 0

    def add_many():
        for _ in range(500):
            lock_demo.add_one(lock)

    with shortest_turns():
        in_threads(add_many, count=8)
    assert lock_demo.total == 4000


def test_e39_a_lock_around_print_does_not_protect_the_stock(capsys):
    wrong_lock_broken.main()
    lines = capsys.readouterr().out.splitlines()
    assert sorted(lines[:2]) == ["Ann sold one", "Ben sold one"]
    assert lines[2:] == ["left: 9"]
    wrong_lock_fixed.main(seconds=0.02)
    lines = capsys.readouterr().out.splitlines()
    assert sorted(lines[:2]) == ["Ann sold one", "Ben sold one"]
    assert lines[2:] == ["left: 8"]


def test_a_lock_that_one_user_does_not_take_keeps_nobody_out():
    account = {"balance": 100}
    lock = Lock()
    with lock:
        balance = account["balance"]
        args = account, 50, nullcontext(), Barrier(1), 5
        in_threads(lost_update_fixed.deposit, *args, count=1)
        account["balance"] = balance + 50
    assert account["balance"] == 150


def test_with_releases_its_lock_after_an_error():
    lock = Lock()
    with pytest.raises(KeyError), lock:
        raise KeyError
    assert not lock.locked()
