"""Signals: who hears them, what they cut off, and an orderly end within a limit."""

import os
import signal
import threading
from queue import SimpleQueue

import pytest

from tests.snippets.programs import run_program

pytestmark = pytest.mark.skipif(
    not hasattr(signal, "SIGALRM"), reason="these signals exist on Unix only"
)


def lines_of(name):
    run = run_program(f"shutting_down/{name}.py")
    assert run.returncode == 0, run.stderr
    return run.stdout.splitlines()


def test_sigterm_runs_no_finally_unless_it_is_handled():
    assert lines_of("sigterm_broken") == [f"exit code: -{signal.SIGTERM.value}"]
    assert lines_of("sigterm_fixed") == ["serve: cleaned up", "exit code: 0"]


def test_e34_ctrl_c_waits_for_the_thread_unless_it_has_a_flag():
    assert lines_of("ctrl_c_broken") == [
        "main: cancelled",
        "thread: copied every file",
        "KeyboardInterrupt",
    ]
    assert lines_of("ctrl_c_fixed") == [
        "main: cancelled",
        "thread: stopped between two files",
        "KeyboardInterrupt",
    ]


def test_e34_a_signal_drains_what_was_accepted_and_reports_the_rest():
    assert lines_of("drain_then_stop") == [
        "limit 5 s",
        "  unfinished: []",
        "limit 0.3 s",
        "  out of time",
        "  unfinished: ['cake', 'pie']",
    ]


@pytest.fixture
def handler_kept():
    before = signal.getsignal(signal.SIGTERM)
    yield
    signal.signal(signal.SIGTERM, before)


@pytest.mark.usefixtures("handler_kept")
def test_a_handler_runs_in_the_main_thread_even_if_another_raised_the_signal():
    heard = SimpleQueue()
    signal.signal(signal.SIGTERM, lambda *_: heard.put(threading.current_thread().name))
    thread = threading.Thread(target=signal.raise_signal, args=(signal.SIGTERM,))
    thread.start()
    thread.join()
    assert heard.get(timeout=5) == "MainThread"


@pytest.mark.usefixtures("handler_kept")
def test_a_signal_to_the_process_wakes_a_main_thread_that_waits_in_get():
    heard = SimpleQueue()
    signal.signal(signal.SIGTERM, lambda number, frame: heard.put(number))
    kill = threading.Timer(0.2, os.kill, (os.getpid(), signal.SIGTERM))
    kill.start()
    assert heard.get(timeout=10) == signal.SIGTERM
    kill.join()


MISSED = """
import ctypes, signal
from functools import partial
from operator import call
from queue import Empty, SimpleQueue

notes = SimpleQueue()
signal.signal(signal.SIGTERM, lambda number, frame: notes.put(number))
arrives = partial(ctypes.PyDLL(None)["raise"], signal.SIGTERM.value)
try:
    list(map(call, [arrives, partial(notes.get, timeout=0.3)]))
except Empty:
    for _ in range(2):  # steps: the handler runs
        pass
print("came after the wait:", notes.get(timeout=0.3) == signal.SIGTERM)
"""


def test_get_does_not_hear_of_a_signal_that_came_just_before_it_began(tmp_path):
    """`map` makes both calls without a step of Python between them."""
    program = tmp_path / "missed.py"
    program.write_text(MISSED)
    run = run_program(str(program))
    assert (run.stdout, run.stderr) == ("came after the wait: True\n", "")


def test_sigwait_takes_a_signal_that_came_before_it_began():
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGTERM})
    try:
        signal.raise_signal(signal.SIGTERM)
        assert signal.sigwait({signal.SIGTERM}) == signal.SIGTERM
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


@pytest.mark.usefixtures("handler_kept")
def test_an_event_takes_a_lock_that_the_interrupted_code_may_hold():
    stop, tried = threading.Event(), []

    def handler(*_):
        tried.append(stop._cond.acquire(timeout=0.1))  # as `set` would, for ever

    signal.signal(signal.SIGTERM, handler)
    with stop._cond:  # as `wait` and `clear` do
        signal.raise_signal(signal.SIGTERM)
    assert tried == [False]


SECOND = """
import asyncio, signal

signal.signal(signal.SIGINT, signal.default_int_handler)

async def main():
    loop = asyncio.get_running_loop()
    loop.call_later(0.1, signal.raise_signal, signal.SIGINT)
    loop.call_later(0.2, signal.raise_signal, signal.SIGINT)
    try:
        await asyncio.sleep(60)
    finally:
        print("cleaning", flush=True)
        await asyncio.sleep(60)
        print("cleaned", flush=True)

asyncio.run(main())
"""


def test_a_second_ctrl_c_does_not_wait_for_the_cleanup(tmp_path):
    program = tmp_path / "second.py"
    program.write_text(SECOND)
    run = run_program(str(program))
    assert run.stdout == "cleaning\n"
    assert "KeyboardInterrupt" in run.stderr
