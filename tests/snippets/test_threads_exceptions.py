"""Tests of the examples in which a thread's function raises."""

import threading
from concurrent.futures import ThreadPoolExecutor
from types import SimpleNamespace

import pytest
from threads import bread_and_sandwich_fixed, thread_exceptions

from tests.snippets.programs import SNIPPETS, run_program

NAME_ERROR = "NameError: name 'time' is not defined"


def test_e38_both_threads_die_and_the_program_reports_success():
    run = run_program("threads/bread_and_sandwich_broken.py")
    assert run.stdout == "All tasks completed!\n"
    assert run.returncode == 0
    assert run.stderr.count(NAME_ERROR) == 2
    for name in ("Thread-1 (bake_bread)", "Thread-2 (make_sandwich)"):
        assert run.stderr.count(f"Exception in thread {name}:") == 1


def test_e38_the_mend_stops_at_the_same_mistake(tmp_path):
    whole = run_program("threads/bread_and_sandwich_fixed.py")
    assert whole.returncode == 0
    assert whole.stdout.splitlines() == [
        "Bread is ready",
        "Sandwich is ready",
        "All tasks completed!",
    ]
    source = (SNIPPETS / "threads/bread_and_sandwich_fixed.py").read_text()
    program = tmp_path / "no_import.py"
    program.write_text(source.replace("import time\n", ""))
    run = run_program(str(program))
    assert run.returncode == 1
    assert run.stdout == ""
    assert NAME_ERROR in run.stderr


def test_bread_and_sandwich_wait_at_the_same_time(monkeypatch, capsys):
    both_wait = threading.Barrier(2)
    fake_time = SimpleNamespace(sleep=lambda seconds: both_wait.wait(5))
    monkeypatch.setattr(bread_and_sandwich_fixed, "time", fake_time)
    bread_and_sandwich_fixed.main()
    assert capsys.readouterr().out.endswith("All tasks completed!\n")


def test_thread_exceptions_shows_the_hook_then_the_result():
    run = run_program("threads/thread_exceptions.py")
    assert (run.stderr, run.returncode) == ("", 0)
    assert run.stdout.splitlines() == [
        "Hook: the bread burned in oven",
        "join returned as usual",
        "result raised: the cake burned",
    ]


def test_e54_join_hides_the_exception_that_result_raises(monkeypatch):
    calls = []
    monkeypatch.setattr(
        threading, "excepthook", lambda args: calls.append(args.exc_type)
    )
    thread = threading.Thread(target=thread_exceptions.burn, args=("bread",))
    thread.start()
    assert thread.join() is None
    assert not thread.is_alive()
    assert calls == [ValueError]

    with ThreadPoolExecutor() as pool:
        future = pool.submit(thread_exceptions.burn, "cake")
    assert calls == [ValueError]
    with pytest.raises(ValueError, match="the cake burned") as caught:
        future.result()
    assert "burn" in [frame.name for frame in caught.traceback]
