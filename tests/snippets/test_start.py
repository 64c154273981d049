"""Checks what the waiting and reporting examples of "Start here" say."""

import asyncio
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor

from start import env_report, waits_three_ways

from tests.snippets.programs import run_program

OVERLAP = ["start"] * 3 + ["end"] * 3
NO_OVERLAP = ["start", "end"] * 3


def one_after_another(delay):
    log = []
    for _ in range(3):
        waits_three_ways.wait(delay, log)
    return log


def test_waits_one_after_another_do_not_overlap():
    assert one_after_another(0) == NO_OVERLAP


def test_all_threads_wait_at_the_same_time(monkeypatch):
    everyone_waits = threading.Barrier(3)
    monkeypatch.setattr(time, "sleep", lambda delay: everyone_waits.wait(timeout=2))

    assert waits_three_ways.in_threads(0) == OVERLAP


def test_all_tasks_wait_at_the_same_time(monkeypatch):
    async def run():
        everyone_waits = asyncio.Barrier(3)
        monkeypatch.setattr(asyncio, "sleep", lambda delay: everyone_waits.wait())
        async with asyncio.timeout(2):
            return await waits_three_ways.in_asyncio(0)

    assert asyncio.run(run()) == OVERLAP


def test_overlapping_waits_are_over_sooner():
    def seconds(waits):
        begun = time.perf_counter()
        waits()
        return time.perf_counter() - begun

    apart = seconds(lambda: one_after_another(0.3))

    assert seconds(lambda: waits_three_ways.in_threads(0.3)) < apart * 2 / 3
    in_asyncio = seconds(lambda: asyncio.run(waits_three_ways.in_asyncio(0.3)))
    assert in_asyncio < apart * 2 / 3


def test_report_names_the_size_of_a_real_default_pool():
    report = env_report.report()

    with ThreadPoolExecutor() as pool:
        assert report["threads in a default pool"] == pool._max_workers
    assert report["threads in a default pool"] == min(32, report["CPUs"] + 4)


def test_report_works_without_the_newer_functions(monkeypatch):
    monkeypatch.delattr(sys, "_is_gil_enabled", raising=False)
    monkeypatch.delattr("os.process_cpu_count", raising=False)
    monkeypatch.setattr("os.cpu_count", lambda: None)

    report = env_report.report()

    assert report["GIL enabled"] is True
    assert report["CPUs"] == 1
    assert report["threads in a default pool"] == 5


def test_report_does_not_exceed_32_threads(monkeypatch):
    monkeypatch.delattr("os.process_cpu_count", raising=False)
    monkeypatch.setattr("os.cpu_count", lambda: 64)

    assert env_report.report()["threads in a default pool"] == 32


def test_env_report_prints_a_fact_a_line():
    done = run_program("start/env_report.py")

    facts = dict(line.split(": ", 1) for line in done.stdout.splitlines())
    assert facts["Python"] == sys.version.split()[0].rstrip("+")
    assert facts["threads in a default pool"].isdigit()
    assert done.stderr == ""


def test_waits_three_ways_prints_what_its_functions_return():
    done = run_program("start/waits_three_ways.py")

    names, logs = zip(*(s.split(":") for s in done.stdout.splitlines()), strict=True)
    assert names == ("one after another", "in threads", "in asyncio")
    assert all(sorted(log.split()) == sorted(OVERLAP) for log in logs)
