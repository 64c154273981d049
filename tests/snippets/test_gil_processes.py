"""Proves that a process has a GIL of its own, and that logs are read and searched apart."""

import asyncio
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from gil import search_logs
from gil.who_lets_go import JOBS

from tests.snippets.programs import run_program

GIL = getattr(sys, "_is_gil_enabled", lambda: True)()
default_build = pytest.mark.skipif(
    not GIL, reason="says what holds with the GIL; this Python runs without it"
)
# Computes until its input ends, then prints at which times it did.
CHILD = """
import sys, threading, time
times, ended = [], []
threading.Thread(target=lambda: ended.append(sys.stdin.read())).start()
print("begun", flush=True)
while not ended:
    sum(range(20_000))
    times.append(time.monotonic())
print(*times)
"""


def hold_the_gil():
    """Hold this process's GIL in one call; return from when to when, by the clock."""
    begun = time.monotonic()
    sum(range(12_000_000))
    return begun, time.monotonic()


def share_used(times, begun, ended):
    """Return in how many of ten equal parts of the span there was something."""
    return len(
        {int(10 * (t - begun) / (ended - begun)) for t in times if begun < t < ended}
    )


@default_build
def test_a_process_computes_while_another_holds_its_gil():
    stop, of_a_thread = threading.Event(), []

    def compute():
        while not stop.is_set():
            sum(range(20_000))
            of_a_thread.append(time.monotonic())

    command = [sys.executable, "-c", CHILD]
    thread = threading.Thread(target=compute, name="compute")
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as child:
        assert child.stdout.readline() == "begun\n"
        thread.start()
        span = hold_the_gil()
        stop.set()
        thread.join()
        output, _ = child.communicate()
    of_the_process = [float(word) for word in output.split()]

    assert share_used(of_the_process, *span) >= 5
    assert share_used(of_a_thread, *span) <= 2


def test_a_program_with_one_loop_computes_in_two_processes_at_once():
    async def run():
        child = await asyncio.create_subprocess_exec(
            *(sys.executable, "-c", CHILD),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        await child.stdout.readline()
        span = hold_the_gil()
        output, _ = await child.communicate(b"")
        return [float(word) for word in output.split()], span

    times, span = asyncio.run(run())
    assert share_used(times, *span) >= 5


def test_a_loop_goes_on_while_c_code_computes_in_a_thread():
    async def run():
        hashing = asyncio.create_task(asyncio.to_thread(JOBS["hashing 50 MB"]))
        beats = 0
        while not hashing.done():
            beats += 1
            await asyncio.sleep(0)
        return beats

    usual = sys.getswitchinterval()
    sys.setswitchinterval(60)
    try:
        assert asyncio.run(run()) > 3
    finally:
        sys.setswitchinterval(usual)


@default_build
def test_reads_overlap_and_searches_share_one_core():
    everyone_reads = threading.Barrier(4)
    events = []

    def read(name):
        everyone_reads.wait(timeout=5)
        return search_logs.read_log(name, events, delay=0, lines=20_000)

    with ThreadPoolExecutor() as pool:
        texts = list(pool.map(read, search_logs.NAMES))
        assert search_logs.cores_busy(pool, texts) < 1.2


def test_a_search_counts_the_slow_answers():
    text = "web answered 200 in 17 ms\nweb answered 200 in 3 ms\n"
    assert search_logs.search(text)[0] == 1


def test_search_logs_reads_together_and_reports_the_cores():
    done = run_program("gil/search_logs.py")
    reading, in_threads, in_processes = done.stdout.splitlines()
    assert reading == "reading in threads:" + " begin" * 4 + " end" * 4
    assert float(in_processes.removeprefix("searching in processes, cores busy: ")) > 0
    cores = float(in_threads.removeprefix("searching in threads, cores busy: "))
    assert 0 < cores < 1.2 or not GIL
    assert done.stderr == ""
