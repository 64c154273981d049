"""Calls from a thread to an event loop: which arrive late, which answer, which deadlock."""

import asyncio
import threading

import pytest
from crossing import ask_the_loop, late_put_broken, late_put_fixed

from tests.snippets.programs import run_program


def in_a_thread(function, *args):
    thread = threading.Thread(target=function, args=args)
    thread.start()
    thread.join(5)
    assert not thread.is_alive()


def test_a_plain_put_is_seen_only_when_something_else_wakes_the_loop(capsys):
    asyncio.run(late_put_broken.main(wait=0.3), debug=False)
    assert capsys.readouterr().out.splitlines() == [
        "thread: puts a parcel",
        "thread: taken while I wait: False",
        "loop: got a parcel",
    ]


def test_a_handed_over_put_is_seen_at_once(capsys):
    asyncio.run(late_put_fixed.main(wait=1))
    assert capsys.readouterr().out.splitlines() == [
        "thread: puts a parcel",
        "loop: got a parcel",
        "thread: taken while I wait: True",
    ]


def test_another_timer_hides_the_fault():
    async def main():
        async def tick():
            while True:
                await asyncio.sleep(0.01)

        ticking = asyncio.create_task(tick())
        queue = asyncio.Queue()
        taken = threading.Event()
        consumer = asyncio.create_task(late_put_broken.consume(queue, taken))
        await asyncio.sleep(0.05)
        seen = []

        def produce():
            queue.put_nowait("parcel")
            seen.append(taken.wait(2))

        await asyncio.to_thread(produce)
        await consumer
        ticking.cancel()
        return seen

    assert asyncio.run(main(), debug=False) == [True]


def test_a_handed_over_call_runs_in_the_loops_thread_and_its_error_is_logged():
    async def main():
        loop = asyncio.get_running_loop()
        ran, errors = [], []
        loop.set_exception_handler(lambda _, details: errors.append(details))

        def call():
            ran.append(threading.current_thread())
            raise ValueError("bad parcel")

        returned = await asyncio.to_thread(loop.call_soon_threadsafe, call)
        assert isinstance(returned, asyncio.Handle)  # no result, and nothing was raised
        await asyncio.sleep(0)
        assert ran == [threading.current_thread()]
        assert [type(error["exception"]) for error in errors] == [ValueError]

    asyncio.run(main())


def test_result_exception_and_cancellation_cross_back(capsys):
    asyncio.run(ask_the_loop.main(patience=0.2))
    assert capsys.readouterr().out.splitlines() == [
        "thread: tea costs 3",
        "thread: no price for 'cake'",
        "thread: no answer in time",
        "loop: the request was cancelled",
        "loop: closing",
    ]


def test_a_timeout_of_result_leaves_the_task_running():
    async def main():
        loop = asyncio.get_running_loop()
        go, ended = asyncio.Event(), []

        async def work():
            await go.wait()
            ended.append(True)

        def ask():
            future = asyncio.run_coroutine_threadsafe(work(), loop)
            with pytest.raises(TimeoutError):
                future.result(timeout=0.05)
            loop.call_soon_threadsafe(go.set)
            future.result(timeout=5)

        await asyncio.to_thread(ask)
        return ended

    assert asyncio.run(main()) == [True]


def test_a_plain_thread_has_no_running_loop():
    errors = []

    def ask():
        try:
            asyncio.get_running_loop()
        except RuntimeError as error:
            errors.append(error)

    in_a_thread(ask)
    assert len(errors) == 1


def test_result_on_the_loops_own_thread_is_a_deadlock():
    broken = run_program("crossing/result_on_the_loop_broken.py")
    assert broken.returncode == 1
    assert broken.stdout == ""
    assert broken.stderr.splitlines()[-1] == "TimeoutError"
    fixed = run_program("crossing/result_on_the_loop_fixed.py")
    assert (fixed.returncode, fixed.stdout, fixed.stderr) == (0, "6\n6\n", "")


def test_the_coroutine_does_not_start_while_its_own_loop_waits():
    async def main():
        started = []

        async def work():
            started.append(True)

        loop = asyncio.get_running_loop()
        future = asyncio.run_coroutine_threadsafe(work(), loop)
        with pytest.raises(TimeoutError):
            future.result(timeout=0.2)
        assert started == []
        await asyncio.wait_for(asyncio.wrap_future(future), 5)
        assert started == [True]

    asyncio.run(main(), debug=False)
