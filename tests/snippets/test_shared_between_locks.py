"""Which lock works where: across `await`, between loops, between threads."""

import asyncio
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from shared_between import (
    lock_across_await_broken,
    lock_across_await_fixed,
    lock_two_loops_fixed,
)

from tests.snippets.programs import run_program


def test_e5_a_threading_lock_across_await_is_never_released(capsys):
    asyncio.run(lock_across_await_broken.main(patience=0.5), debug=False)
    broken = capsys.readouterr().out.splitlines()
    asyncio.run(lock_across_await_fixed.main())
    fixed = capsys.readouterr().out.splitlines()
    assert broken == [
        "first: has the lock",
        "second: gave up, the lock was never free",
        "first: done",
    ]
    assert fixed == [
        "first: has the lock",
        "first: done",
        "second: has the lock",
        "second: done",
    ]


def test_e5_an_asyncio_lock_belongs_to_the_loop_that_first_waited_for_it():
    broken = run_program("shared_between/lock_two_loops_broken.py")
    assert broken.returncode == 1
    assert broken.stdout.splitlines() == ["saved a", "saved b", "saved c"]
    assert broken.stderr.splitlines()[-1].endswith("bound to a different event loop")


@pytest.mark.parametrize("kind", [asyncio.Event, asyncio.Queue])
def test_e5_an_event_or_queue_binds_to_a_loop_when_a_task_waits(kind):
    shared = kind()
    wait = shared.wait if kind is asyncio.Event else shared.get

    async def wait_a_moment():
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(wait(), 0.01)

    asyncio.run(wait_a_moment())
    with pytest.raises(RuntimeError, match="bound to a different event loop"):
        asyncio.run(wait_a_moment())


def test_without_a_timeout_the_program_stands_still_and_faulthandler_shows_where():
    program = """
import asyncio, faulthandler, threading
lock = threading.Lock()

async def save():
    with lock:
        await asyncio.sleep(0)

async def main():
    faulthandler.dump_traceback_later(0.5, exit=True)
    await asyncio.gather(save(), save())
    print("ended")

asyncio.run(main())
"""
    command = [sys.executable, "-c", program]
    done = subprocess.run(command, capture_output=True, text=True, timeout=10)
    assert done.returncode == 1
    assert done.stdout == ""
    assert "line 6 in save" in done.stderr


def test_a_lock_made_in_each_loop_serves_each_loop(capsys):
    for names in ("ab", "c", "de"):
        asyncio.run(lock_two_loops_fixed.main(*names))
    saved = [f"saved {name}" for name in "abcde"]
    assert capsys.readouterr().out.splitlines() == saved


def test_e5_a_release_in_another_thread_does_not_wake_the_waiting_loop():
    lock, taken, loops = asyncio.Lock(), threading.Event(), []
    asyncio.run(lock.acquire())  # nobody waited, so it is bound to no loop yet

    async def wait_for_it():
        loops.append(asyncio.get_running_loop())
        await lock.acquire()
        taken.set()

    with ThreadPoolExecutor(1) as pool:
        waiting = pool.submit(lambda: asyncio.run(wait_for_it(), debug=False))
        time.sleep(0.2)
        lock.release()
        seen_at_once = taken.wait(0.3)
        loops[0].call_soon_threadsafe(int)  # anything that wakes the loop
        waiting.result(5)
    assert not seen_at_once
    assert taken.is_set()


def test_e5_a_release_in_another_thread_does_wake_a_threading_lock():
    lock, taken = threading.Lock(), threading.Event()
    lock.acquire()

    def wait_for_it():
        with lock:
            taken.set()

    with ThreadPoolExecutor(1) as pool:
        pool.submit(wait_for_it)
        lock.release()
        assert taken.wait(5)
