"""What a blocking call does to the event loop, and how a thread keeps it beating."""

import asyncio
import os
import re
import subprocess
import sys
import time

import pytest
from blocking_calls import direct_or_to_thread, main_waits, slow_file
from blocking_calls.fetch_all import fetch
from course_server import CourseServer

from tests.snippets.programs import SNIPPETS, run_program

GIL = getattr(sys, "_is_gil_enabled", lambda: True)()


def test_a_direct_call_freezes_the_loop_and_a_thread_does_not():
    beats = [
        asyncio.run(direct_or_to_thread.beats_during(call(0.4)))
        for call in (
            direct_or_to_thread.call_directly,
            direct_or_to_thread.call_in_a_thread,
        )
    ]
    assert beats[0] == 0
    assert beats[1] >= 3


def test_other_tasks_run_while_main_waits():
    log = []
    asyncio.run(main_waits.await_the_call(log, seconds=1))
    assert log == [
        "other task, step 0",
        "other task, step 1",
        "other task, step 2",
        "blocking_io is complete",
        "main continues",
    ]


def test_main_continues_if_the_call_is_a_task():
    log = []
    asyncio.run(main_waits.start_the_call(log, seconds=0.01))
    assert log == ["main continues", "blocking_io is complete"]


def test_without_its_last_lines_the_program_does_nothing():
    whole = run_program("blocking_calls/main_waits.py")
    source = (SNIPPETS / "blocking_calls/main_waits.py").read_text()
    command = [sys.executable, "-c", source.split("\n\nif __name__")[0]]
    cut = subprocess.run(command, capture_output=True, text=True)
    assert (cut.returncode, cut.stdout, cut.stderr) == (0, "", "")
    assert (whole.returncode, whole.stderr) == (0, "")
    assert whole.stdout.count("blocking_io is complete") == 2


def test_a_call_that_waits_is_no_cpu_work():
    def cpu_seconds(function, *args):
        before = time.thread_time()
        function(*args)
        return time.thread_time() - before

    def compute():
        for _ in range(5_000_000):
            pass

    async def in_threads():
        waiting = asyncio.to_thread(cpu_seconds, main_waits.blocking_io, [], 0.4)
        computing = asyncio.to_thread(cpu_seconds, compute)
        return await asyncio.gather(waiting, computing)

    waiting, computing = asyncio.run(in_threads())
    assert waiting < computing / 5


@pytest.mark.skipif(not GIL, reason="free-threaded: threads may use several cores")
def test_two_computing_threads_keep_one_core_busy():
    def compute():
        for _ in range(2_000_000):
            pass

    async def cores_busy():
        elapsed, cpu = time.perf_counter(), time.process_time()
        await asyncio.gather(asyncio.to_thread(compute), asyncio.to_thread(compute))
        return (time.process_time() - cpu) / (time.perf_counter() - elapsed)

    assert asyncio.run(cores_busy()) < 1.2


def test_join_in_a_coroutine_freezes_the_loop_and_loses_the_error():
    broken = run_program("blocking_calls/join_in_coroutine_broken.py")
    fixed = run_program("blocking_calls/join_in_coroutine_fixed.py")
    assert broken.returncode == 0
    assert broken.stdout.splitlines() == ["no error in sight", "0 of 5 beats"]
    assert "ValueError: nothing to process" in broken.stderr
    assert (fixed.returncode, fixed.stderr) == (0, "")
    caught, beats = fixed.stdout.splitlines()
    assert caught == "caught: nothing to process"
    assert int(re.match(r"(\d) of 5 beats", beats)[1]) >= 3


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_reading_a_slow_file_freezes_the_loop_and_a_thread_does_not(tmp_path):
    path = tmp_path / "slow_file"
    os.mkfifo(path)
    beats = [
        asyncio.run(slow_file.beats_during(read, path, seconds=0.4))
        for read in (slow_file.read_directly, slow_file.read_in_a_thread)
    ]
    assert beats[0] == 0
    assert beats[1] >= 3


def test_a_library_without_asyncio_works_from_asyncio():
    bodies = []

    async def read(url):
        bodies.append(await asyncio.to_thread(fetch, url, timeout=5))

    with CourseServer() as server:
        url = server.url(delay=0.4, body="a page")
        beats = asyncio.run(direct_or_to_thread.beats_during(read(url)))
    assert bodies == ["a page"]
    assert beats >= 3
