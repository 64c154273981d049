"""Proves what the performance lesson says of waits that overlap and of computing."""

import asyncio
import sys
import threading
from concurrent.futures import ProcessPoolExecutor

import pytest
from course_server import CourseServer
from performance import crunch_four_ways, fetch_three_ways

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


def test_every_way_crunches_the_same():
    jobs = [10, 1000, 10_000]
    expected = [sum(n * n for n in range(steps)) for steps in jobs]
    for way in ("in_turn", "in_tasks", "in_threads"):
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
    jobs = [400_000] * 4
    for way in (crunch_four_ways.in_tasks, crunch_four_ways.in_threads):
        assert crunch_four_ways.measure(way, jobs)[1] < 1.2
    with ProcessPoolExecutor(4) as pool:

        def in_processes(jobs):
            return list(pool.map(crunch_four_ways.crunch, jobs))

        in_processes([0] * 4)
        measure = crunch_four_ways.measure
        assert_parallel(lambda: measure(in_processes, jobs)[1], request.node)


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
