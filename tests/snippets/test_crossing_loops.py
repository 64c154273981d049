"""Loops in threads, loops in loops, and what debug mode sees."""

import asyncio
import subprocess
import sys
import threading

import pytest
from crossing import loop_in_thread, nested_loops, wrong_thread_debug

from tests.snippets.programs import run_program

SEVEN_CALLS = """
import asyncio
import os

async def nap():
    await asyncio.sleep(60)

async def value(future):
    return await future

async def main():
    loop = asyncio.get_running_loop()
    queue, event, future = asyncio.Queue(), asyncio.Event(), loop.create_future()
    waiting = [
        asyncio.create_task(queue.get()),
        asyncio.create_task(event.wait()),
        asyncio.create_task(value(future)),
    ]
    sleeper = asyncio.create_task(nap())
    await asyncio.sleep(0.01)
    coroutine = nap()
    calls = {
        "call_soon": lambda: loop.call_soon(int),
        "call_later": lambda: loop.call_later(60, int),
        "create_task": lambda: loop.create_task(coroutine),
        "Task.cancel": sleeper.cancel,
        "put_nowait": lambda: queue.put_nowait(1),
        "Event.set": event.set,
        "set_result": lambda: future.set_result(1),
    }

    def try_all():
        for name, call in calls.items():
            try:
                call()
            except RuntimeError as error:
                print(name, "Non-thread-safe operation" in str(error))

    await asyncio.to_thread(try_all)
    coroutine.close()
    waiting.append(sleeper)
    for task in waiting:
        task.cancel()
    done, _ = await asyncio.wait(waiting, timeout=0.3)
    print("woken by cancel:", len(done), flush=True)

    os._exit(0)  # tasks that cannot be woken would hold up the end

asyncio.run(main(), debug={debug})
"""


def seven_calls(debug):
    command = [sys.executable, "-c", SEVEN_CALLS.replace("{debug}", str(debug))]
    done = subprocess.run(command, capture_output=True, text=True, timeout=20)
    return done.stdout.splitlines()


def test_e33_debug_mode_catches_seven_calls_from_the_wrong_thread():
    *caught, woken = seven_calls(debug=True)
    assert caught == [
        "call_soon True",
        "call_later True",
        "create_task True",
        "Task.cancel True",
        "put_nowait True",
        "Event.set True",
        "set_result True",
    ]
    if sys.version_info < (3, 16):
        assert woken == "woken by cancel: 0"
    assert seven_calls(debug=False) == ["woken by cancel: 4"]  # and none is caught


def test_wrong_thread_debug_shows_both_modes(capsys):
    lines = {}
    for debug in (False, True):
        asyncio.run(wrong_thread_debug.main(), debug=debug)
        lines[debug] = capsys.readouterr().out.splitlines()
    safe = "  call_soon_threadsafe: hello"
    assert lines[False] == ["  call_soon: hello", safe]
    assert len(lines[True]) == 2
    assert lines[True][0].startswith("  call_soon: Non-thread-safe operation")
    assert lines[True][1] == safe


def test_e6_nested_loops_are_refused_with_exact_errors(capsys):
    asyncio.run(nested_loops.main())
    assert capsys.readouterr().out.splitlines() == [
        "RuntimeError: asyncio.run() cannot be called from a running event loop",
        "RuntimeError: This event loop is already running",
        "RuntimeError: Cannot run the event loop while another loop is running",
        "RuntimeError: Runner.run() cannot be called from a running event loop",
        "awaited: 42",
        "a loop in another thread: 42",
    ]


def test_a_background_loop_answers_fails_cancels_and_ends():
    run = run_program("crossing/loop_in_thread.py")
    assert run.stdout.splitlines() == [
        "tea: 3",
        "cake: KeyError('cake')",
        "cancelled when the loop stopped: True",
        "threads: ['MainThread']",
    ]
    assert run.stderr == ""


def test_a_background_loop_serves_all_calls_with_one_loop():
    async def which():
        return asyncio.get_running_loop(), threading.current_thread().name

    with loop_in_thread.background_loop() as loop:
        ask = asyncio.run_coroutine_threadsafe
        seen = [ask(which(), loop).result(timeout=5) for _ in range(3)]
    assert seen == [(loop, "loop")] * 3
    assert loop.is_closed()


def test_a_background_loop_ends_when_its_block_raises():
    before = threading.enumerate()
    with (
        pytest.raises(ZeroDivisionError),
        loop_in_thread.background_loop() as loop,
    ):
        raise ZeroDivisionError
    assert loop.is_closed()
    assert threading.enumerate() == before


def test_a_closed_loop_refuses_requests():
    with loop_in_thread.background_loop() as loop:
        pass
    coroutine = loop_in_thread.price("tea")
    with pytest.raises(RuntimeError, match="closed"):
        asyncio.run_coroutine_threadsafe(coroutine, loop)
    coroutine.close()


def test_a_request_may_stay_unanswered_while_a_loop_closes():
    loop = asyncio.new_event_loop()
    coroutine = loop_in_thread.price("tea")
    future = asyncio.run_coroutine_threadsafe(coroutine, loop)  # accepted
    loop.close()
    with pytest.raises(TimeoutError):
        future.result(timeout=0.1)
    coroutine.close()
