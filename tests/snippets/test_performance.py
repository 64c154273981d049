"""Proves what the performance lesson says of waits that overlap and of computing."""

import asyncio
import sys
import threading
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor

import pytest
from course_server import CourseServer
from performance import crunch_four_ways, fetch_three_ways, jobs

from tests.snippets.cores import assert_parallel
from tests.snippets.programs import run_program

default_build = pytest.mark.skipif(
    not getattr(sys, "_is_gil_enabled", lambda: True)(),
    reason="says what holds with the GIL; this Python runs without it",
)


class Fetches:
    """Counts the fetches under way; each lasts until `together` of them are."""

    def __init__(self):
        self.changed = threading.Condition()
        self.together = 1
        self.inside = self.most = 0

    def expect(self, together):
        self.together, self.most = together, 0

    def begin(self):
        with self.changed:
            self.inside += 1
            self.most = max(self.most, self.inside)
            self.changed.notify_all()

    def end(self):
        with self.changed:
            self.inside -= 1

    def all_there(self):
        return self.most >= self.together


@pytest.fixture
def fetches(monkeypatch):
    """Return the count of the fetches that the example makes."""
    seen = Fetches()
    fetch, fetch_async = fetch_three_ways.fetch, fetch_three_ways.fetch_async

    def counted(url):
        seen.begin()
        page = fetch(url)
        with seen.changed:
            assert seen.changed.wait_for(seen.all_there, timeout=5)
        seen.end()
        return page

    async def counted_async(url):
        seen.begin()
        page = await fetch_async(url)
        async with asyncio.timeout(5):
            while not seen.all_there():
                await asyncio.sleep(0.001)
        seen.end()
        return page

    monkeypatch.setattr(fetch_three_ways, "fetch", counted)
    monkeypatch.setattr(fetch_three_ways, "fetch_async", counted_async)
    return seen


@pytest.mark.parametrize(
    ("way", "together"), [("in_turn", 1), ("in_threads", 3), ("in_tasks", 3)]
)
def test_all_ways_fetch_the_same_pages_and_two_of_them_overlap(way, together, fetches):
    fetches.expect(together)
    with CourseServer() as server:
        urls = [server.url(f"/{n}", delay=0.1) for n in range(3)]
        _, pages = fetch_three_ways.measure(getattr(fetch_three_ways, way), urls)
    assert pages == [f"hello from /{n}\n".encode() for n in range(3)]
    assert fetches.most == together


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

    fetches.expect(3)
    with CourseServer() as server:
        urls = [server.url(f"/{n}", delay=0.1) for n in range(3)]
        fetch_three_ways.in_tasks(urls)
    assert fetches.most == 3


def test_every_way_crunches_the_same(monkeypatch):
    sizes = [10, 1000, 10_000]
    expected = [sum(n * n for n in range(steps)) for steps in sizes]
    totals = []

    def measure(way, jobs):
        totals.append([total for total, _ in way(jobs)])
        return 1, 1

    monkeypatch.setattr(crunch_four_ways, "measure", measure)
    crunch_four_ways.main(sizes, rounds=2)
    assert totals == [expected] * 10


def test_the_fastest_round_of_each_way_counts(monkeypatch, capsys):
    seconds = iter([4, 5, 5, 5, 1, 9, 4, 2, 8, 9])
    monkeypatch.setattr(crunch_four_ways, "measure", lambda *args: (next(seconds), 1))
    crunch_four_ways.main([1], rounds=2)
    gains = [line.split()[-4] for line in capsys.readouterr().out.splitlines()]
    assert gains == ["1.0,", "1.0,", "2.0,", "0.8,", "4.0,"]


def crunched_in_tasks(sizes):
    return asyncio.run(crunch_four_ways.in_tasks(sizes))


def crunched_in(pool):
    return lambda sizes: list(pool.map(jobs.crunch, sizes))


def test_tasks_that_crunch_run_one_after_another_in_one_thread(monkeypatch):
    log = []
    crunch = jobs.crunch

    def noted(steps):
        log.append(("begin", threading.get_ident()))
        result = crunch(steps)
        log.append(("end", threading.get_ident()))
        return result

    monkeypatch.setattr(jobs, "crunch", noted)
    _, cores = crunch_four_ways.measure(crunched_in_tasks, [100_000] * 3)
    assert [event for event, _ in log] == ["begin", "end"] * 3
    assert {thread for _, thread in log} == {threading.get_ident()}
    assert cores < 1.2


@default_build
@pytest.mark.alone
def test_the_practice_project_gains_in_the_first_phase_only(fetches, request):
    """Processes are the control: the second phase could gain, on more cores."""
    fetches.expect(3)
    with CourseServer() as server:
        urls = [server.url(f"/{n}", delay=0.1) for n in range(3)]
        fetch_three_ways.in_threads(urls)
    assert fetches.most == 3
    sizes = [400_000] * 4
    measure = crunch_four_ways.measure
    with ProcessPoolExecutor(4) as pool:
        in_processes = crunched_in(pool)
        in_processes([0] * 4)
        with ThreadPoolExecutor(4) as threads:
            for way in (crunched_in_tasks, crunched_in(threads)):
                assert measure(way, sizes)[1] < 1.2
        assert_parallel(lambda: measure(in_processes, sizes)[1], request.node)


@default_build
@pytest.mark.parametrize(
    ("program", "starts"),
    [
        ("fetch_three_ways", ["in_turn: ", "in_threads: ", "in_tasks: "]),
        (
            "crunch_four_ways",
            [
                "in turn: gain 1.0",
                "in turn again: ",
                "in tasks: ",
                "in threads: ",
                "in processes: ",
            ],
        ),
        ("pool_size_sweep", ["workers 1: ", "workers 2: ", "workers 4: ", "workers 8"]),
        ("start_cost", ["start and end: thread"]),
        ("switch_cost", ["ask and answer: thread"]),
    ],
)
def test_a_program_prints_the_lines_of_its_page(program, starts):
    done = run_program(f"performance/{program}.py")
    lines = done.stdout.splitlines()
    assert [line[: len(start)] for line, start in zip(lines, starts, strict=True)] == (
        starts
    )
    assert done.stderr == ""
