"""Tests that the site checker stops midway, by itself and on signals, and leaves nothing."""

import asyncio
import multiprocessing
import os
import signal
import subprocess
import sys
import threading
import time
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from pathlib import Path

import pytest
from capstone.site_checker import command
from capstone.site_checker.parse import ctrl_c_held_back, end_parsers, parser_pool
from capstone.site_checker.stop import StopSignals
from capstone.site_checker.store import Store
from course_server import CourseServer

from tests.snippets.capstone_processes import left_in, running_in, start
from tests.snippets.capstone_services import services

unix_only = pytest.mark.skipif(
    not hasattr(os, "killpg"), reason="signals to processes are a matter of Unix"
)
LIMIT = 2.0


async def check_until(stop_when, site, store, pool, paths):
    """Check services as the program does; when the future is done, cancel that."""
    asked = [site.at(path) for path in paths]
    working = asyncio.create_task(
        command.check_with_progress(asked, store, pool, fetchers=5, limit=60)
    )
    await stop_when()
    own = [
        task
        for task in asyncio.all_tasks()
        if task.get_coro().__qualname__.startswith(("check_all.", "Progress."))
    ]
    working.cancel()
    await asyncio.wait([working])
    return working, own


def test_cancelled_midway_it_leaves_no_task_thread_or_process(capsys):
    async def main(store, pool):
        async def two_saved():
            while store.saved.total() < 2:
                await asyncio.sleep(0.01)

        async with services() as site:
            paths = ["/ok/1", "/ok/2", *[f"/silent/{n}" for n in range(20)]]
            working, tasks = await check_until(two_saved, site, store, pool, paths)
            assert working.cancelled()
            assert len(tasks) == 1 + 2 + 5  # progress, parsers, fetchers
            assert all(task.done() for task in tasks)
            while site.open:  # the server hears that all its clients have gone
                await asyncio.sleep(0.01)
            assert site.served < len(paths)

    threads = set(threading.enumerate())
    with Store() as store, parser_pool() as pool:
        asyncio.run(asyncio.wait_for(main(store, pool), 60))
    assert set(threading.enumerate()) <= threads
    assert multiprocessing.active_children() == []
    assert capsys.readouterr().err.splitlines()[-1] == "2 of 22 checked, 2 up"


def test_what_the_work_returns_or_raises_is_passed_on():
    async def work(result):
        await asyncio.sleep(0)
        if isinstance(result, Exception):
            raise result
        return result

    with StopSignals() as stop:
        assert asyncio.run(stop.run(work(42))) == 42
        with pytest.raises(ZeroDivisionError):
            asyncio.run(stop.run(work(ZeroDivisionError())))
        assert stop.received is None


def test_a_signal_before_or_during_the_work_stops_it_and_later_ones_do_nothing():
    async def work():
        begun.append(True)
        signal.raise_signal(signal.SIGTERM)
        try:
            await asyncio.sleep(60)
        finally:
            signal.raise_signal(signal.SIGINT)
            await asyncio.sleep(0)  # not cancelled a second time
            ended.append(True)

    begun, ended = [], []
    handlers = signal.getsignal(signal.SIGINT), signal.getsignal(signal.SIGTERM)
    with StopSignals() as stop:
        assert asyncio.run(stop.run(work())) is None
        assert (begun, ended) == ([True], [True])
        signal.raise_signal(signal.SIGINT)
        assert asyncio.run(stop.run(work())) is None
        assert begun == [True]
        assert stop.received == signal.SIGTERM
    assert (
        signal.getsignal(signal.SIGINT),
        signal.getsignal(signal.SIGTERM),
    ) == handlers


def test_a_failure_after_a_signal_is_not_raised():
    async def work():
        signal.raise_signal(signal.SIGTERM)
        raise ZeroDivisionError

    with StopSignals() as stop:
        assert asyncio.run(stop.run(work())) is None


@unix_only
@pytest.mark.parametrize(
    ("name", "to_all", "seen"),
    [
        ("SIGTERM", False, 5),  # as `kill` does
        ("SIGTERM", True, 5),  # as some service managers do
        ("SIGINT", True, 5),  # as Ctrl+C in a terminal does
        ("SIGINT", True, 0),  # and at once
    ],
)
def test_a_signal_ends_it_in_under_two_seconds_and_nothing_is_left(
    name, to_all, seen, tmp_path
):
    number = getattr(signal, name)
    file = Path(tmp_path, "services.txt")
    with CourseServer() as server:
        page = "<a>link</a>" * 20
        urls = [server.url(f"/{n}", body=page) for n in range(5)]
        urls += [server.url(f"/{n}", delay=60) for n in range(30)]
        file.write_text("\n".join(urls))
        process = start(file, "--limit", "60")
        while not process.stderr.readline().startswith(f"{seen} of 35"):
            assert process.poll() is None
        before = running_in(process.pid)
        begun = time.monotonic()
        (os.killpg if to_all else os.kill)(process.pid, number)
        out, err = process.communicate(timeout=30)
        seconds = time.monotonic() - begun

    assert seconds < LIMIT
    assert out.splitlines() == ["up: 5"] * (seen > 0) + [f"stopped by {name}"]
    assert process.returncode == 128 + number
    assert "Traceback" not in err
    assert len(before) > 2 * bool(seen)  # the program and its parsers, at least
    assert left_in(process.pid) == []


def test_the_processes_end_in_the_middle_of_a_call():
    with parser_pool() as pool:
        pool.submit(len, b"").result()
        jobs = [pool.submit(time.sleep, 60) for _ in range(2)]
        end_parsers()
    assert multiprocessing.active_children() == []
    assert all(isinstance(job.exception(), BrokenProcessPool) for job in jobs)


def interrupt(pool):
    """Interrupt a pool's one process a hundred times; in a call, only the call fails."""
    process = pool.submit(os.getpid).result()
    for _ in range(100):
        time.sleep(0.05)
        os.kill(process, signal.SIGINT)
        with suppress(KeyboardInterrupt):
            pool.submit(time.sleep, 0.05).result()


@unix_only
def test_ctrl_c_breaks_a_pool_whose_idle_processes_do_not_ignore_it():
    with parser_pool() as pool:
        with ctrl_c_held_back():
            process = pool.submit(os.getpid).result()
        os.kill(process, signal.SIGINT)
        assert pool.submit(len, b"ab").result() == 2
    spawn = multiprocessing.get_context("spawn")
    with (
        ProcessPoolExecutor(1, mp_context=spawn) as pool,
        pytest.raises(BrokenProcessPool),
    ):
        interrupt(pool)


UNPREPARED = """
import os, signal, sys, time
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

if __name__ == "__main__":
    pool = ProcessPoolExecutor(1, mp_context=get_context("spawn"))
    pool.submit(os.getpid).result()
    signal.raise_signal(getattr(signal, sys.argv[1]))
"""


@unix_only
@pytest.mark.parametrize("name", ["SIGTERM", "SIGKILL"])
def test_what_has_no_handler_leaves_the_worker_of_a_pool_behind(name, tmp_path):
    file = tmp_path / "unprepared.py"
    file.write_text(UNPREPARED)
    command = [sys.executable, file, name]
    process = subprocess.Popen(command, start_new_session=True)
    assert process.wait(30) == -getattr(signal, name)
    time.sleep(0.5)
    try:
        left = running_in(process.pid)
        assert any("spawn_main" in row[3] for row in left)
    finally:
        os.killpg(process.pid, signal.SIGKILL)
