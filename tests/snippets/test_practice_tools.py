"""Tests what the checks of the exercises share: calls in threads and the quick loop."""

import asyncio
import threading
import time
from types import SimpleNamespace

import pytest
from practice import quick_loop
from practice.calls import Call, as_list, impatient


def test_a_call_returns_or_raises_what_the_function_does():
    assert Call(sorted, [2, 1], reverse=True).result() == [2, 1]
    call = Call(int, "x")
    assert call.ended(5)
    with pytest.raises(ValueError, match="invalid literal"):
        call.result()


def test_a_call_that_waits_has_not_ended():
    lock = threading.Lock()
    lock.acquire()
    call = Call(lock.acquire)
    assert not call.ended(0.01)
    lock.release()
    assert call.ended(5)


def test_what_has_no_items_stays_as_it_is():
    error = OSError("no")
    assert as_list(None) is None
    assert as_list(error) is error
    assert as_list({"a": 1}.values()) == [1]


def test_only_the_named_file_loses_its_patience():
    waits = "def wait(event, thread): return event.wait(60), thread.join(60)"
    named, other = {}, {}
    exec(compile(waits, "answer.py", "exec"), named)
    exec(compile(waits, "check.py", "exec"), other)
    may_end = threading.Event()
    thread = Call(may_end.wait)._thread
    with impatient(SimpleNamespace(__file__="answer.py")):
        assert named["wait"](threading.Event(), thread) == (False, None)
        patient = Call(other["wait"], may_end, thread)
        assert not patient.ended(0.1)
        may_end.set()
        assert patient.result() == (True, None)


def test_on_the_quick_loop_an_hour_takes_no_time():
    async def wait():
        loop = asyncio.get_running_loop()
        begun = loop.time()
        await asyncio.sleep(3600)
        return loop.time() - begun

    begun = time.monotonic()
    assert quick_loop.run(wait()) == pytest.approx(3600, abs=0.01)
    assert time.monotonic() - begun < 60


def test_tasks_settle_although_one_never_rests():
    async def spin():
        while True:
            await asyncio.sleep(0)

    async def main():
        tasks = [asyncio.create_task(spin()), asyncio.create_task(asyncio.sleep(0.01))]
        await quick_loop.settle()
        ended = [task.done() for task in tasks]
        tasks[0].cancel()
        return ended

    assert quick_loop.run(main()) == [False, True]


def test_a_thread_ends_a_wait_of_the_quick_loop():
    async def wait():
        return await asyncio.to_thread(int, "7")

    assert quick_loop.run(wait()) == 7
