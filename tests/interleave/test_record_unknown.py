"""What a thread does when the recorder does not see it: running, or not known."""

import sys
from pathlib import Path
from textwrap import dedent

import pytest
from recorded import Recorded, record

from interleave.recorder.spans import Span, without

pytestmark = pytest.mark.skipif(
    sys.platform != "linux", reason="no other system tells when a thread slept"
)

HEAD = """\
import asyncio, ctypes, hashlib, sys, threading, time
from concurrent.futures import ThreadPoolExecutor
libc = ctypes.CDLL(None)
def sleeps():
    libc.usleep(200_000)
def computes():
    until = time.thread_time() + 0.1
    while time.thread_time() < until:
        pass
def hashes():
    data, until = bytes(1 << 20), time.thread_time() + 0.1
    while time.thread_time() < until:
        hashlib.sha256(data).digest()
def threads(*functions):
    made = [threading.Thread(target=f, name=f"{f.__name__}{n}")
            for n, f in enumerate(functions)]
    [each.start() for each in made]
    [each.join() for each in made]
"""


def states(source: str, folder: Path, lane: str) -> dict[str, int]:
    """How long the lane was in each state, in microseconds; of a program after `HEAD`."""
    return times(record(HEAD + dedent(source), folder), lane)


def times(run: Recorded, lane: str) -> dict[str, int]:
    found: dict[str, int] = {}
    for start, end, state, *_ in run.lane(lane).segments:
        found[state] = found.get(state, 0) + end - start
    return found


def test_a_sleep_in_c_is_not_known(tmp_path: Path) -> None:
    told = states("threads(sleeps)\n", tmp_path, "sleeps0")
    assert told["unknown"] >= 200_000
    assert "run" not in told
    told = states("sleeps()\n", tmp_path, "MainThread")
    assert told["unknown"] >= 200_000


def test_also_beside_a_thread_that_computes(tmp_path: Path) -> None:
    run = record(HEAD + "threads(sleeps, computes)\n", tmp_path)
    assert times(run, "sleeps0")["unknown"] >= 200_000
    assert "unknown" not in times(run, "computes1")


@pytest.mark.parametrize(
    "functions",
    [
        "computes",
        "computes, computes",
        "computes, computes, computes, computes",
        "hashes, hashes",
        "hashes, computes",
    ],
)
def test_who_computes_or_waits_for_the_gil_runs(functions: str, tmp_path: Path) -> None:
    run = record(HEAD + f"threads({functions})\n", tmp_path)
    for lane in run.run.lanes[1:]:
        assert "unknown" not in {segment.state for segment in lane.segments}
        assert times(run, lane.name)["run"] >= 100_000


def test_after_and_before_waits_that_are_seen(tmp_path: Path) -> None:
    source = """\
        time.sleep(0.1)
        sleeps()
        time.sleep(0.1)
        computes()
        for _ in range(50):
            time.sleep(0.001)
        sleeps()
        """
    run = record(HEAD + dedent(source), tmp_path)
    kinds = [s.state for s in run.lane("MainThread").segments if s.reason is None]
    assert kinds.count("unknown") == 2
    assert times(run, "MainThread")["run"] >= 100_000


def test_it_is_the_task_that_ran_then(tmp_path: Path) -> None:
    source = """\
        async def calls(function):
            await asyncio.sleep(0.01)
            function()
            await asyncio.sleep(0.01)
        async def main():
            async with asyncio.TaskGroup() as group:
                for each in (computes, sleeps):
                    group.create_task(calls(each), name=each.__name__)
        asyncio.run(main())
        """
    run = record(HEAD + dedent(source), tmp_path)
    assert times(run, "sleeps calls")["unknown"] >= 200_000
    assert "unknown" not in times(run, "computes calls")
    assert times(run, "computes calls")["run"] >= 100_000
    assert times(run, "MainThread")["unknown"] >= 200_000
    assert times(run, "MainThread")["run"] >= 100_000


def test_a_job_of_a_pool_keeps_its_name(tmp_path: Path) -> None:
    source = """\
        with ThreadPoolExecutor(1, "pool") as pool:
            pool.submit(sleeps)
            time.sleep(0.4)
            pool.submit(computes).result()
            time.sleep(0.1)
        """
    run = record(HEAD + dedent(source), tmp_path)
    told = [s[2:4] for s in run.lane("pool_0").segments if s.state == "unknown"]
    assert told == [("unknown", "sleeps")]
    assert ("run", "computes") in [s[2:4] for s in run.lane("pool_0").segments]
    assert run.lane("pool_0").segments[-1].state == "idle"


def test_who_never_comes_back_is_not_known_either(tmp_path: Path) -> None:
    source = """\
        stuck = threading.Thread(target=libc.sleep, args=(60,), daemon=True, name="stuck")
        stuck.start()
        time.sleep(0.2)
        """
    run = record(HEAD + dedent(source), tmp_path)
    assert run.lane("stuck").segments[-1].state == "unknown"
    assert run.lane("stuck").end == run.run.end
    blocked = """\
        go = threading.Event()
        waits = threading.Thread(target=go.wait, daemon=True, name="waits")
        waits.start()
        time.sleep(0.2)
        """
    run = record(HEAD + dedent(blocked), tmp_path)
    assert run.lane("waits").segments[-1][2:4] == ("block", "Event.wait")


@pytest.mark.parametrize(
    ("wait", "parts"),
    [
        ((0, 100), [(0, 100, "unknown", "f")]),
        (
            (10, 20),
            [(0, 10, "run", "f"), (10, 20, "unknown", "f"), (20, 100, "run", "f")],
        ),
        ((90, 200), [(0, 90, "run", "f"), (90, 100, "unknown", "f")]),
        ((100, 200), [(0, 100, "run", "f")]),
    ],
)
def test_only_what_seemed_to_run_is_cut(
    wait: tuple[int, int], parts: list[tuple[int, int, str, str]]
) -> None:
    spans = [Span(0, 100, "run", "f", 1), Span(100, 200, "block", "x", 2)]
    *cut, last = without(spans, [wait])
    assert [(s.begin, s.end, s.state, s.reason) for s in cut] == parts
    assert last == spans[1]
