"""Tests of lock order, of locks that give up, and of which tool serves threads."""

import asyncio
import re
import subprocess
import sys
from contextlib import nullcontext
from threading import Barrier, Event, Lock, RLock, Thread

import pytest
from coordination import lock_order_fixed, lock_twice

from tests.snippets.programs import run_program


def test_opposite_orders_wait_for_ever_and_the_dump_says_where():
    run = run_program("coordination/lock_order_broken.py")
    assert run.stdout.splitlines() == ["to Ben: alive = True", "to Ann: alive = True"]
    assert run.returncode == 0
    lines = re.findall(r'lock_order_broken\.py", line (\d+) in transfer', run.stderr)
    assert lines == ["15", "15"]


def test_one_order_ends_both_transfers(capsys):
    lock_order_fixed.main(seconds=0.02)
    assert capsys.readouterr().out == "Ann: 120, Ben: 80\n"


def test_the_mend_takes_anns_lock_first_in_both_directions():
    taken = []

    class Noted:
        def __init__(self, name):
            self.name = name

        def __enter__(self):
            taken.append(self.name)

        def __exit__(self, *error):
            pass

    ann, ben = lock_order_fixed.Account("Ann"), lock_order_fixed.Account("Ben")
    ann.lock, ben.lock = Noted("Ann"), Noted("Ben")
    lock_order_fixed.transfer(ann, ben, 10, Barrier(1), 0)
    lock_order_fixed.transfer(ben, ann, 10, Barrier(1), 0)
    assert taken == ["Ann", "Ben"] * 2


def test_acquire_with_a_timeout_ends_a_deadlock():
    locks = Lock(), Lock()
    both_hold_one = Barrier(2)
    got = {}

    def take(first, second, seconds):
        with locks[first]:
            both_hold_one.wait(5)
            got[second] = locks[second].acquire(timeout=seconds)
        if got[second]:
            locks[second].release()

    threads = [Thread(target=take, args=a) for a in ((0, 1, 0.05), (1, 0, 20))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(10)
    assert got == {1: False, 0: True}
    assert not any(lock.locked() for lock in locks)


def test_a_lock_does_not_know_its_holder():
    assert lock_twice.enter_twice(Lock(), seconds=0.02) is False
    assert lock_twice.enter_twice(RLock(), seconds=0.02) is True
    run = run_program("coordination/lock_twice.py")
    assert run.stdout.splitlines() == ["Lock: False", "RLock: True"]


def test_a_dump_can_be_ordered_before_the_program_hangs(tmp_path):
    program = tmp_path / "hangs.py"
    program.write_text(
        "import faulthandler\n"
        "import threading\n"
        "faulthandler.dump_traceback_later(0.3, exit=True)\n"
        "lock = threading.Lock()\n"
        "lock.acquire()\n"
        "lock.acquire()\n"
    )
    run = subprocess.run(
        [sys.executable, program], capture_output=True, text=True, timeout=20
    )
    assert run.returncode == 1
    assert 'hangs.py", line 6 in <module>' in run.stderr


def largest_crowd(lock, seconds, count=3):
    """Return how many threads were inside together; each stays `seconds` for the rest."""
    inside, sizes = [], []
    all_inside = Event()

    def enter():
        with lock:
            inside.append(1)
            sizes.append(len(inside))
            if len(inside) == count:
                all_inside.set()
            all_inside.wait(seconds)
            inside.pop()

    threads = [Thread(target=enter) for _ in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return max(sizes)


def test_e5_threads_need_the_lock_of_threading():
    assert largest_crowd(nullcontext(), seconds=5) == 3
    assert largest_crowd(Lock(), seconds=0.02) == 1
    with pytest.raises(TypeError), asyncio.Lock():  # it has `async with` only
        pass
    lock = asyncio.Lock()
    waits = Event()

    async def hold():
        await lock.acquire()
        waiter = asyncio.create_task(lock.acquire())
        await asyncio.sleep(0)  # now the lock belongs to this loop
        waits.set()
        await asyncio.to_thread(other_is_done.wait, 5)
        waiter.cancel()

    other_is_done = Event()
    first = Thread(target=asyncio.run, args=(hold(),))
    first.start()
    assert waits.wait(5)
    try:
        with pytest.raises(RuntimeError, match="bound to a different event loop"):
            asyncio.run(lock.acquire())
    finally:
        other_is_done.set()
        first.join()
