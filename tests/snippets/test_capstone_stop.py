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
from capstone.site_checker import __main__ as program
from capstone.site_checker.parse import parser_pool, start_parsers
from capstone.site_checker.stop import run_until_signal
from capstone.site_checker.store import Store
from course_server import CourseServer

from tests.snippets.capstone_services import services
from tests.snippets.programs import SNIPPETS

unix_only = pytest.mark.skipif(
    not hasattr(os, "killpg"), reason="signals to processes are a matter of Unix"
)
LIMIT = 2.0


async def check_until(stop_when, site, store, pool, paths):
    """Check services as the program does; when the future is done, cancel that."""
    urls = [site.url(path) for path in paths]
    working = asyncio.create_task(
        program.check_with_progress(urls, store, pool, fetchers=5, limit=60)
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
            while sum(number for _, number in store.states()) < 2:
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


def test_a_failure_of_the_work_is_raised_and_the_pool_is_closed():
    async def work():
        raise ZeroDivisionError

    pool = parser_pool()
    with pytest.raises(ZeroDivisionError):
        asyncio.run(run_until_signal(work(), pool))
    with pytest.raises(RuntimeError):
        pool.submit(print)


def running_in_group(group):
    """Return the processes of a group that are not merely waiting to be collected."""
    command = ["ps", "-A", "-ww", "-o", "pgid=,stat=,args="]
    table = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    rows = [line.split(None, 2) for line in table.splitlines()]
    return [row for row in rows if row[0] == str(group) and row[1][0] != "Z"]


def start(urls_file, *args):
    """Start the program in a process group of its own, as a shell does."""
    env = {k: v for k, v in os.environ.items() if k != "PYTHONUNBUFFERED"}
    return subprocess.Popen(
        [sys.executable, "-m", "capstone.site_checker", urls_file, *args],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=SNIPPETS,
        env=env,
        start_new_session=True,
    )


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
        before = running_in_group(process.pid)
        begun = time.monotonic()
        (os.killpg if to_all else os.kill)(process.pid, number)
        out, err = process.communicate(timeout=30)
        seconds = time.monotonic() - begun

    assert seconds < LIMIT
    assert out.splitlines() == ["up: 5"] * (seen > 0) + [f"stopped by {name}"]
    assert process.returncode == 128 + number
    assert "Traceback" not in err
    assert len(before) > 2  # the program and its parsers, at least
    for _ in range(100):
        if not running_in_group(process.pid):
            break
        time.sleep(0.05)
    assert running_in_group(process.pid) == []


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
        start_parsers(pool)
        os.kill(pool.submit(os.getpid).result(), signal.SIGINT)
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
        left = running_in_group(process.pid)
        assert any("spawn_main" in row[2] for row in left)
    finally:
        os.killpg(process.pid, signal.SIGKILL)
