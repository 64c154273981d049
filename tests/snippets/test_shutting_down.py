"""The end of a program with threads: what is waited for, cut off, woken and cancelled."""

import multiprocessing
import queue
import subprocess
import sys
import threading
import time
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor

import pytest
from shutting_down import cancel_queued, save_all_fixed, stop_at_once

from tests.snippets.programs import run_program


def lines_of(name):
    run = run_program(f"shutting_down/{name}.py")
    assert run.returncode == 0, run.stderr
    return run.stdout.splitlines()


def test_a_program_waits_for_its_threads_and_then_calls_atexit():
    assert lines_of("exit_order") == [
        "main: last line",
        "worker: the main thread has ended",
        "atexit: last of all",
    ]


def test_e34_a_daemon_thread_is_cut_off_and_a_joined_one_is_not():
    assert lines_of("save_all_broken") == ["saved invoice", "main: done"]
    fixed = ["saved invoice", "saved photo", "main: done"]
    assert lines_of("save_all_fixed") == fixed


def test_no_finally_runs_in_a_daemon_thread():
    program = (
        "import threading\n"
        "begun = threading.Event()\n"
        "def work():\n"
        "    try:\n"
        "        begun.set()\n"
        "        threading.Event().wait()\n"
        "    finally:\n"
        "        print('finally')\n"
        "threading.Thread(target=work, daemon=True).start()\n"
        "begun.wait()\n"
    )
    command = [sys.executable, "-c", program]
    run = subprocess.run(command, capture_output=True, text=True, timeout=20)
    assert (run.returncode, run.stdout) == (0, "")


def test_the_saver_saves_what_was_accepted_before_the_end_mark():
    jobs, saved = queue.Queue(), threading.Event()
    for name in "abc":
        jobs.put((name, 0))
    jobs.put(None)
    saver = threading.Thread(target=save_all_fixed.save_all, args=(jobs, saved))
    saver.start()
    saver.join(5)
    assert not saver.is_alive()
    assert jobs.empty()


@pytest.mark.parametrize("error", [None, ValueError])
def test_a_ticker_stops_long_before_its_interval_is_over(error, capsys):
    ticker = stop_at_once.Ticker(interval=60)
    start = time.monotonic()
    try:
        with ticker:
            if error:
                raise error
    except ValueError:
        assert error
    assert time.monotonic() - start < 30
    assert not ticker.thread.is_alive()
    assert capsys.readouterr().out.splitlines()[-1] == "ticker: cleaned up"


def test_queued_calls_are_cancelled_and_the_running_one_is_finished(capsys):
    cancel_queued.main()
    *calls, refused = capsys.readouterr().out.splitlines()
    assert calls == ["done", "cancelled", "cancelled"]
    assert refused.startswith("RuntimeError: cannot schedule new futures")


def test_without_waiting_shutdown_returns_and_the_call_goes_on():
    go_on = threading.Event()
    pool = ThreadPoolExecutor(1)
    call = pool.submit(go_on.wait, 10)
    pool.shutdown(wait=False)
    assert not call.done()
    go_on.set()
    assert call.result(5) is True


def test_a_process_pool_that_cancels_finishes_what_it_has_lined_up():
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(1, mp_context=context) as pool:
        calls = [pool.submit(time.sleep, 0.1) for _ in range(8)]
        calls[0].result()
        pool.shutdown(cancel_futures=True)
    finished = [call for call in calls if not call.cancelled()]
    assert 2 <= len(finished) < 8


ASKS = """
from multiprocessing import get_context


def ask():
    try:
        input()
    except EOFError:
        print("nothing to read", flush=True)


if __name__ == "__main__":
    process = get_context("{method}").Process(target=ask)
    process.start()
    process.join()
"""


@pytest.mark.parametrize("method", multiprocessing.get_all_start_methods())
def test_input_in_a_process_fails_at_once(method, tmp_path):
    program = tmp_path / "asks.py"
    program.write_text(ASKS.format(method=method))
    assert run_program(str(program)).stdout == "nothing to read\n"
