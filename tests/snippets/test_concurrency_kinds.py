"""Checks what the lesson says of processes, threads and tasks: who switches, what is shared."""

import asyncio
import os
import subprocess
import sys
import threading
import time

import pytest
from concurrency import shared_or_copied, who_switches

from tests.snippets.programs import SNIPPETS, run_program


def test_a_thread_is_switched_from_outside_and_a_task_only_at_its_own_await(
    monkeypatch,
):
    def ring_once_kneading(delay, ring, args):
        def wait_for_the_kneading():
            while not ring.__self__:
                time.sleep(0.005)
            ring(*args)

        return threading.Thread(target=wait_for_the_kneading)

    monkeypatch.setattr(who_switches, "Timer", ring_once_kneading)

    assert who_switches.in_threads(0, 0.4) == ["kneading", "bell", "kneaded"]
    in_tasks = asyncio.run(who_switches.in_tasks(0.1, 0.2))
    assert in_tasks == ["kneading", "kneaded", "bell"]


def test_threads_and_tasks_wait_alike():
    """Both are for waiting: the same waits overlap in both."""
    everyone_waits = threading.Barrier(3)
    threads = [threading.Thread(target=everyone_waits.wait, args=(2,)) for _ in "abc"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not everyone_waits.broken

    async def tasks():
        meet = asyncio.Barrier(3)
        async with asyncio.timeout(2):
            await asyncio.gather(*[meet.wait() for _ in "abc"])

    asyncio.run(tasks())


def test_a_turn_with_the_gil_is_five_milliseconds_long():
    assert sys.getswitchinterval() == pytest.approx(0.005)


def test_the_program_for_threads_and_tasks_prints_both_logs():
    threads, tasks = run_program("concurrency/who_switches.py").stdout.splitlines()
    assert threads.startswith("threads: [")
    assert tasks == "tasks: ['kneading', 'kneaded', 'bell']"


def test_a_process_changes_a_copy_and_a_thread_or_task_the_same_list():
    done = run_program("concurrency/shared_or_copied.py")

    assert done.stdout.splitlines() == [
        "process sees ['process']",
        "thread sees ['thread']",
        "task sees ['thread', 'task']",
        "main sees ['thread', 'task']",
    ]


def test_threads_share_globals_and_open_files_but_not_thread_locals(
    monkeypatch, tmp_path
):
    monkeypatch.setattr(shared_or_copied, "orders", [])
    own = threading.local()
    own.name = "main"
    seen = {}

    def look():
        shared_or_copied.orders.append("thread")
        seen["process"] = os.getpid()
        seen["local"] = hasattr(own, "name")
        file.write("written by a thread")

    with (tmp_path / "file").open("w+") as file:
        thread = threading.Thread(target=look)
        thread.start()
        thread.join()
        file.seek(0)
        assert file.read() == "written by a thread"
    assert shared_or_copied.orders == ["thread"]
    assert seen == {"process": os.getpid(), "local": False}


def test_a_crash_ends_the_process_with_its_threads_and_no_other():
    done = run_program("concurrency/crash.py")

    assert done.returncode == 0
    assert done.stdout.splitlines() == [
        "process that crashes: 3",
        "process whose thread crashes: 3",
        "this process goes on",
    ]


def exit_code_of(code):
    """Run Python code in a process of its own, with the examples at hand."""
    done = subprocess.run([sys.executable, "-c", code], cwd=SNIPPETS, timeout=20)
    return done.returncode


def test_a_crash_in_a_task_ends_its_process():
    task = """
import asyncio
from concurrency import crash

async def main():
    await asyncio.gather(task(), return_exceptions=True)

async def task():
    crash.crash()

asyncio.run(main())
"""
    assert exit_code_of(task) == 3


def test_an_exception_that_nobody_catches_ends_a_process():
    assert exit_code_of("import sys; sys.stderr = None; 1 / 0; exit(0)") == 1


def test_an_exception_ends_a_task_which_keeps_it():
    async def fail():
        raise LookupError("no beans")

    async def main():
        task = asyncio.create_task(fail())
        await asyncio.wait([task])
        return task.exception()

    assert str(asyncio.run(main())) == "no beans"
