"""Tests of who waits for a pool: the caller, in order of finishing, or the pool itself."""

from concurrent.futures import ThreadPoolExecutor, as_completed
from itertools import permutations
from threading import Event
from types import SimpleNamespace

import pytest
from threads import (
    as_they_finish,
    pool_waits_for_itself_broken,
    pool_waits_for_itself_fixed,
)

from tests.snippets.programs import run_program


@pytest.mark.parametrize("order", list(permutations([0.5, 0.1, 0.3])))
def test_results_come_in_the_order_of_finishing_each_with_its_input(
    order, monkeypatch, capsys
):
    done = {seconds: Event() for seconds in order}
    names = {0.5: "bread", 0.1: "cake", 0.3: "pie"}
    lines = []

    def say(name, result):
        lines.append((name, result))
        if len(lines) < len(order):
            done[order[len(lines)]].set()

    fake_time = SimpleNamespace(sleep=lambda seconds: done[seconds].wait(5))
    monkeypatch.setattr(as_they_finish, "time", fake_time)
    monkeypatch.setattr(as_they_finish, "print", say, raising=False)
    done[order[0]].set()
    as_they_finish.main()
    assert lines == [(names[s], f"ready after {s} s") for s in order]


def test_leaving_as_completed_early_stops_no_call():
    ended = []
    with ThreadPoolExecutor(max_workers=2) as pool:
        release = Event()
        quick = pool.submit(int)
        slow = pool.submit(lambda: (release.wait(5), ended.append("slow")))
        for future in as_completed([slow, quick]):
            assert future is quick
            break
        release.set()
    assert ended == ["slow"]


def test_a_job_that_waits_for_its_own_pool_of_one_waits_in_vain():
    with pytest.raises(TimeoutError):
        pool_waits_for_itself_broken.main(seconds=0.02)
    run = run_program("threads/pool_waits_for_itself_broken.py")
    assert (run.returncode, run.stdout) == (1, "")
    assert run.stderr.rstrip().endswith("TimeoutError")


@pytest.mark.parametrize("workers", [1, 2, 3])
def test_as_many_such_jobs_as_workers_are_enough(workers):
    all_run = Event()
    running = []

    def report(pool):
        running.append(1)
        if len(running) == workers:
            all_run.set()
        assert all_run.wait(5)
        return pool.submit(len, "text").result(timeout=0.02)

    with ThreadPoolExecutor(workers) as pool:
        reports = [pool.submit(report, pool) for _ in range(workers)]
        failures = [type(report.exception()) for report in reports]
    assert TimeoutError in failures  # that of the first to end


def test_a_pool_of_their_own_serves_the_counters(capsys):
    pool_waits_for_itself_fixed.main(seconds=5)
    assert capsys.readouterr().out == "4 words\n"
