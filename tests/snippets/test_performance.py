"""Proves what the performance lesson says of waits, of computing, and of pool sizes."""

import asyncio
import sys
import threading
import time
from itertools import pairwise

import pytest
from course_server import CourseServer
from performance import crunch_four_ways, fetch_three_ways, pool_size_sweep

from tests.snippets.programs import run_program

default_build = pytest.mark.skipif(
    not getattr(sys, "_is_gil_enabled", lambda: True)(),
    reason="says what holds with the GIL; this Python runs without it",
)


@pytest.fixture
def fetches(monkeypatch):
    """Return a list to which each fetch adds when it began and when it ended."""
    spans = []
    fetch, fetch_async = fetch_three_ways.fetch, fetch_three_ways.fetch_async

    def noted(url):
        begun = time.monotonic()
        page = fetch(url)
        spans.append((begun, time.monotonic()))
        return page

    async def noted_async(url):
        begun = time.monotonic()
        page = await fetch_async(url)
        spans.append((begun, time.monotonic()))
        return page

    monkeypatch.setattr(fetch_three_ways, "fetch", noted)
    monkeypatch.setattr(fetch_three_ways, "fetch_async", noted_async)
    return spans


def overlap(spans):
    return max(begun for begun, _ in spans) < min(ended for _, ended in spans)


def one_after_another(spans):
    ordered = sorted(spans)
    return all(a[1] <= b[0] for a, b in pairwise(ordered))


def test_all_ways_fetch_the_same_pages_and_two_of_them_overlap(fetches):
    with CourseServer() as server:
        urls = [server.url(f"/{n}", delay=0.3) for n in range(3)]
        found = {}
        for way in ("in_turn", "in_threads", "in_tasks"):
            fetches.clear()
            _, pages = fetch_three_ways.measure(getattr(fetch_three_ways, way), urls)
            found[way] = overlap(fetches), one_after_another(fetches)
            assert pages == [f"hello from /{n}\n".encode() for n in range(3)]
    assert found == {
        "in_turn": (False, True),
        "in_threads": (True, False),
        "in_tasks": (True, False),
    }


def test_a_request_that_waits_for_nothing_leaves_nothing_to_compare(fetches):
    made = []

    async def request(name):
        made.append("begin")
        made.append("end")
        return f"answer of {name}"

    async def compare():
        coroutines = [request(n) for n in range(3)]  # nothing has begun yet
        assert made == []
        return await asyncio.gather(*coroutines)

    assert len(asyncio.run(compare())) == 3
    assert made == ["begin", "end"] * 3

    with CourseServer() as server:
        urls = [server.url(f"/{n}", delay=0.3) for n in range(3)]
        fetch_three_ways.in_tasks(urls)
        assert overlap(fetches)


def test_every_way_crunches_the_same():
    jobs = [10, 1000, 10_000]
    expected = [sum(n * n for n in range(steps)) for steps in jobs]
    for way in ("in_turn", "in_tasks", "in_threads", "in_processes"):
        results = getattr(crunch_four_ways, way)(jobs)
        assert [total for total, _ in results] == expected


def test_tasks_that_crunch_run_one_after_another_in_one_thread(monkeypatch):
    log = []
    crunch = crunch_four_ways.crunch

    def noted(steps):
        log.append(("begin", threading.get_ident()))
        result = crunch(steps)
        log.append(("end", threading.get_ident()))
        return result

    monkeypatch.setattr(crunch_four_ways, "crunch", noted)
    _, cores = crunch_four_ways.measure(crunch_four_ways.in_tasks, [100_000] * 3)
    assert [event for event, _ in log] == ["begin", "end"] * 3
    assert {thread for _, thread in log} == {threading.get_ident()}
    assert cores == 1


@default_build
def test_the_practice_project_gains_in_the_first_phase_only(fetches):
    with CourseServer() as server:
        urls = [server.url(f"/{n}", delay=0.3) for n in range(3)]
        fetch_three_ways.in_threads(urls)
    assert overlap(fetches)
    jobs = [400_000] * 3
    for way in ("in_tasks", "in_threads"):
        _, cores = crunch_four_ways.measure(getattr(crunch_four_ways, way), jobs)
        assert cores == 1


class Counted:
    """Stands for `time` in the sweep; answers when as many calls as expected are there."""

    perf_counter = staticmethod(time.perf_counter)

    def __init__(self, workers, places):
        self.changed = threading.Condition()
        self.workers, self.places = workers, places
        self.asking = self.answering = self.most_asking = self.most_answering = 0

    def ask(self, *args):
        with self.changed:
            self.asking += 1
            self.most_asking = max(self.most_asking, self.asking)
            self.changed.notify_all()
        seconds = ask(*args)
        with self.changed:
            self.asking -= 1
        return seconds

    def sleep(self, _):
        with self.changed:
            self.answering += 1
            self.most_answering = max(self.most_answering, self.answering)
            self.changed.notify_all()
            assert self.changed.wait_for(self.all_there, timeout=5)
            self.answering -= 1

    def all_there(self):
        expected = min(self.workers, self.places)
        return self.most_asking >= self.workers and self.most_answering >= expected


ask = pool_size_sweep.ask


@pytest.mark.parametrize(("workers", "answering"), [(1, 1), (2, 2), (6, 2)])
def test_more_workers_than_the_server_bears_only_move_the_line(
    workers, answering, monkeypatch
):
    counted = Counted(workers, places=2)
    monkeypatch.setattr(pool_size_sweep, "time", counted)
    monkeypatch.setattr(pool_size_sweep, "ask", counted.ask)
    pool_size_sweep.sweep(workers, calls=6, capacity=2, delay=0)
    assert counted.most_asking == workers
    assert counted.most_answering == answering


def test_no_pool_gets_more_answers_than_the_server_can_give():
    for size in (1, 2, 6):
        rate, slowest = pool_size_sweep.sweep(size, calls=6, capacity=2, delay=0.05)
        assert rate <= min(size, 2) / 0.05 * 1.01
        assert slowest >= 0.05 * 0.99


@default_build
@pytest.mark.parametrize(
    ("program", "starts"),
    [
        ("fetch_three_ways", ["in_turn: ", "in_threads: ", "in_tasks: "]),
        (
            "crunch_four_ways",
            ["in_turn: ", "in_tasks: ", "in_threads: ", "in_processes: "],
        ),
        ("pool_size_sweep", ["workers 1: ", "workers 2: ", "workers 4: ", "workers 8"]),
        ("start_and_switch", ["start and end: thread", "ask and answer: thread"]),
    ],
)
def test_a_program_prints_the_lines_of_its_page(program, starts):
    done = run_program(f"performance/{program}.py")
    lines = done.stdout.splitlines()
    assert [line[: len(start)] for line, start in zip(lines, starts, strict=True)] == (
        starts
    )
    assert done.stderr == ""
