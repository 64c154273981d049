"""Tests the rules of a process pool: copies, pickling, deaths, and the price of sending."""

import asyncio
import multiprocessing
import os
import sys
import threading
import time
import types
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool

import pytest
from cpu_work import copy_crosses, lambda_broken, small_jobs, worth_sending

from tests.snippets.programs import run_program


@pytest.fixture
def quick_start(monkeypatch):
    """Keep workers from importing all of pytest."""
    monkeypatch.setitem(sys.modules, "__main__", types.ModuleType("__main__"))


def new_pool(workers=1):
    spawn = multiprocessing.get_context("spawn")
    return ProcessPoolExecutor(workers, mp_context=spawn)


def test_a_process_changes_a_copy_and_a_thread_the_object(quick_start):
    for executor, changed in (new_pool(), False), (ThreadPoolExecutor(1), True):
        mine = {"prices": [3, 4]}
        with executor as pool:
            returned = pool.submit(copy_crosses.add_total, mine).result()
        assert returned == {"prices": [3, 4], "total": 7}
        assert ("total" in mine) is changed
        assert (returned is mine) is changed


def test_a_lambda_and_a_lock_cannot_cross(quick_start):
    with new_pool() as pool:
        with pytest.raises(Exception, match=r"Can't pickle .*lambda"):
            asyncio.run(lambda_broken.compute("sum", [1], pool))
        with pytest.raises(TypeError, match="cannot pickle"):
            pool.submit(id, threading.Lock()).result()
        assert pool.submit(int, "6").result() == 6


class Parcel:
    """Tells where it was packed: in which process and thread."""

    def __reduce__(self):
        return tuple, ((os.getpid(), threading.current_thread().name),)


def test_this_process_pickles_in_a_thread_of_its_own(quick_start):
    with new_pool() as pool:
        pid, thread = pool.submit(max, [Parcel()]).result()
    assert pid == os.getpid()
    assert thread != threading.current_thread().name


def test_a_death_reaches_all_calls_and_an_exception_only_its_own(quick_start):
    with new_pool(2) as pool:
        fails = pool.submit(int, "six")
        sleeps, waits = pool.submit(time.sleep, 60), pool.submit(time.sleep, 60)
        assert isinstance(fails.exception(), ValueError)
        next(iter(pool._processes.values())).kill()
        for call in sleeps, waits:
            assert isinstance(call.exception(), BrokenProcessPool)
        with pytest.raises(BrokenProcessPool):
            pool.submit(int)


def test_a_timeout_does_not_stop_the_worker(quick_start):
    async def give_up(pool):
        loop = asyncio.get_running_loop()
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(0.05):
                await loop.run_in_executor(pool, time.sleep, 0.5)
        begun = time.monotonic()
        await loop.run_in_executor(pool, int)
        return time.monotonic() - begun

    with new_pool() as pool:
        pool.submit(int).result()
        assert asyncio.run(give_up(pool)) > 0.2


def test_sending_a_list_costs_more_than_its_sum_and_a_limit_less():
    numbers = list(range(1_000_000))
    assert worth_sending.price_per_work(worth_sending.add_up, numbers) > 2
    assert worth_sending.price_per_work(worth_sending.add_up_to, 1_000_000) < 0.1


def test_one_job_a_number_takes_over_five_times_as_long(quick_start):
    assert small_jobs.times_as_long(count=1_000) > 5


CROSSES = """\
ProcessPoolExecutor:
  mine:     {'prices': [3, 4]}
  returned: {'prices': [3, 4], 'total': 7}
ThreadPoolExecutor:
  mine:     {'prices': [3, 4], 'total': 7}
  returned: {'prices': [3, 4], 'total': 7}
"""
DIES = """\
pool:
  int('six'): ValueError
  int('6'): 6
  crash(3): BrokenProcessPool
  int('6'): BrokenProcessPool
spare pool:
  int('6'): 6
"""


@pytest.mark.parametrize(
    ("program", "output"),
    [
        ("copy_crosses", CROSSES),
        ("lambda_fixed", "14\n"),
        ("worker_dies", DIES),
        (
            "worth_sending",
            "add_up: sending costs more than the work\n"
            "add_up_to: sending costs less than the work\n",
        ),
        ("small_jobs", "one by one takes over 5 times as long as in chunks\n"),
    ],
)
def test_a_program_prints_what_its_page_shows(program, output):
    done = run_program(f"cpu_work/{program}.py")
    assert (done.stdout, done.stderr) == (output, "")


def test_the_broken_lambda_fails_in_pickle():
    done = run_program("cpu_work/lambda_broken.py")
    message, *notes = done.stderr.rpartition("_pickle.PicklingError: ")[2].splitlines()
    assert message.startswith("Can't pickle <function <lambda> at 0x")
    if sys.version_info < (3, 14):
        assert not notes
    else:
        assert notes[0] == "when serializing dict item 'fn'"
