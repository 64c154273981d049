"""Tests of the raw thread examples: start, join, shared memory and order."""

from threading import Barrier, Event, Thread, main_thread
from types import SimpleNamespace

import pytest
from threads import both_orders, join_waits, numbers_thread, two_tasks

from tests.snippets.programs import run_program


def in_order(first, then):
    """Return a stand-in for print that makes `then` wait for `first`, and its lines."""
    lines = []
    first_is_out = Event()

    def say(line):
        if line == then:
            assert first_is_out.wait(5)
        lines.append(line)
        if line == first:
            first_is_out.set()

    return say, lines


def test_numbers_thread_shares_its_list_with_the_main_thread():
    run = run_program("threads/numbers_thread.py")
    assert run.stdout.splitlines() == [
        *"01234",
        "The main thread sees [0, 1, 2, 3, 4]",
        "Two OS threads: True",
    ]


def test_each_python_thread_is_an_os_thread():
    both_alive = Barrier(3)
    threads = [Thread(target=both_alive.wait, args=(5,)) for _ in range(2)]
    for thread in threads:
        thread.start()
    ids = {thread.native_id for thread in [*threads, main_thread()]}
    both_alive.wait(5)
    for thread in threads:
        thread.join()
    assert len(ids) == 3


def test_e21_a_thread_needs_every_line_of_its_example(capsys):
    with pytest.raises(IndentationError):
        compile("for number in range(5):\nthread = 1\n", "no_body.py", "exec")
    seen = []
    thread = Thread(target=numbers_thread.count, args=(5, seen))
    assert (seen, thread.is_alive()) == ([], False)
    with pytest.raises(RuntimeError, match="before it is started"):
        thread.join()
    thread.start()
    thread.join()
    assert seen == [0, 1, 2, 3, 4]
    with pytest.raises(RuntimeError, match="only be started once"):
        thread.start()


def test_join_with_a_timeout_returns_none_and_leaves_the_thread_alive():
    release = Event()
    thread = Thread(target=release.wait, args=(5,))
    thread.start()
    assert thread.join(timeout=0.01) is None
    assert thread.is_alive()
    release.set()
    assert thread.join() is None
    assert not thread.is_alive()


def test_main_speaks_last_because_join_has_to_return_first():
    lines = run_program("threads/join_waits.py").stdout.splitlines()
    assert lines[-1] == "Main: the job is over"
    assert sorted(lines[:-1]) == [
        "Job: finished",
        "Job: started",
        "Main: the job has been started",
    ]


@pytest.mark.parametrize(
    ("first", "then"),
    [
        ("Job: started", "Main: the job has been started"),
        ("Main: the job has been started", "Job: started"),
        ("Job: finished", "Main: the job has been started"),
    ],
)
def test_e61_only_the_line_after_join_has_a_fixed_place(monkeypatch, first, then):
    say, lines = in_order(first, then)
    monkeypatch.setattr(join_waits, "print", say, raising=False)
    join_waits.main(seconds=0)
    assert lines.index(first) < lines.index(then)
    assert len(lines) == 4
    assert lines[-1] == "Main: the job is over"


def test_two_tasks_have_both_started_before_either_finishes(monkeypatch, capsys):
    both_started = Barrier(2)
    fake_time = SimpleNamespace(sleep=lambda seconds: both_started.wait(5))
    monkeypatch.setattr(two_tasks, "time", fake_time)
    two_tasks.main()
    lines = capsys.readouterr().out.splitlines()
    assert set(lines[:2]) == {"Task 1 started", "Task 2 started"}
    assert set(lines[2:4]) == {"Task 1 finished", "Task 2 finished"}
    assert lines[4:] == ["Both tasks are over"]


@pytest.mark.parametrize("order", [(1, 2), (2, 1)])
def test_e60_both_orders_of_two_threads_are_possible(monkeypatch, order):
    first, then = (f"Task {number} finished" for number in order)
    assert both_orders.finish_in(order) == [first, then]
    say, lines = in_order(first, then)
    monkeypatch.setattr(two_tasks, "print", say, raising=False)
    two_tasks.main(seconds=0)
    assert lines.index(first) < lines.index(then)
    assert lines[-1] == "Both tasks are over"
