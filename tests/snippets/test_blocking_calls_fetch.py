"""Fetching through threads: results, failures, timeouts, pipelines and endings."""

import ast
import asyncio
import socket
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from http.client import RemoteDisconnected

import pytest
from blocking_calls import cancelled_wait, fetch_all, scrape_pipeline
from course_server import CourseServer

from tests.snippets.programs import SNIPPETS, run_program


@pytest.fixture(scope="module")
def server():
    with CourseServer() as server:
        yield server


def test_one_failure_is_reported_and_cancels_nothing(server):
    urls = [
        server.url(status=503),
        server.url(delay=0.1, body="one"),
        server.url(drop=1),
        server.url(delay=0.2, body="two"),
    ]
    results = asyncio.run(fetch_all.fetch_all(urls, timeout=5, budget=5))
    failing, one, dropping, two = results
    assert (one, two) == ("one", "two")
    assert failing.code == 503
    assert isinstance(dropping, RemoteDisconnected)


def test_both_timeouts_are_reported(server):
    silent = server.url(delay=1)
    by_socket = asyncio.run(fetch_all.fetch_all([silent], timeout=0.1, budget=5))
    by_budget = asyncio.run(fetch_all.fetch_all([silent], timeout=5, budget=0.1))
    assert repr(by_socket[0]) == "TimeoutError('timed out')"
    assert repr(by_budget[0]) == "TimeoutError()"


def test_only_the_budget_covers_name_look_up(server, monkeypatch):
    look_up = socket.getaddrinfo

    def slow_look_up(*args, **settings):
        time.sleep(0.4)
        return look_up(*args, **settings)

    monkeypatch.setattr(socket, "getaddrinfo", slow_look_up)
    url = server.url(body="found")
    patient = asyncio.run(fetch_all.fetch_all([url], timeout=0.2, budget=5))
    strict = asyncio.run(fetch_all.fetch_all([url], timeout=5, budget=0.2))
    assert patient[0] == "found"
    assert repr(strict[0]) == "TimeoutError()"


def test_fetches_overlap(server):
    async def together():
        loop = asyncio.get_running_loop()
        started = loop.time()
        urls = [server.url(delay=0.4)] * 4
        results = await fetch_all.fetch_all(urls, timeout=5, budget=5)
        return loop.time() - started, results

    elapsed, results = asyncio.run(together())
    assert all(isinstance(result, str) and result for result in results)
    assert elapsed < 4 * 0.4


def test_without_its_own_timeout_a_call_keeps_its_thread(server):
    assert socket.getdefaulttimeout() is None
    url = server.url(delay=1)
    with ThreadPoolExecutor() as pool:
        without = pool.submit(fetch_all.fetch, url, timeout=None)
        bounded = pool.submit(fetch_all.fetch, url, timeout=0.1)
        assert isinstance(bounded.exception(timeout=5), TimeoutError)
        assert not without.done()


def test_a_blocked_worker_keeps_the_program_alive():
    run = run_program("blocking_calls/exit_waits.py")
    assert (run.returncode, run.stderr) == (0, "")
    assert run.stdout.splitlines() == [
        "get(timeout=None) ended: False",
        "get(timeout=0.2) ended: True",
    ]


def test_input_in_a_thread_keeps_the_program_alive_until_a_line_comes():
    program = """
import asyncio
async def main():
    try:
        await asyncio.wait_for(asyncio.to_thread(input), 0.1)
    except TimeoutError:
        print("timed out", flush=True)
asyncio.run(main())
"""
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    with subprocess.Popen([sys.executable, "-c", program], text=True, **pipes) as run:
        assert run.stdout.readline() == "timed out\n"
        with pytest.raises(subprocess.TimeoutExpired):
            run.wait(timeout=0.5)
        run.communicate("a line\n", timeout=10)
    assert run.returncode == 0


@pytest.mark.skipif(sys.version_info < (3, 13), reason="the limit fails on 3.12.1")
def test_past_its_limit_asyncio_run_returns_but_the_exit_waits():
    program = """
import asyncio.constants, queue
asyncio.constants.THREAD_JOIN_TIMEOUT = 0.1
async def main():
    asyncio.get_running_loop().run_in_executor(None, queue.Queue().get)
asyncio.run(main())
print("asyncio.run has returned", flush=True)
"""
    command = [sys.executable, "-c", program]
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    with subprocess.Popen(command, text=True, **pipes) as run:
        assert run.stdout.readline() == "asyncio.run has returned\n"
        with pytest.raises(subprocess.TimeoutExpired):
            run.wait(timeout=0.5)
        run.kill()
        assert "RuntimeWarning: The executor did not" in run.stderr.read()


def test_examples_need_only_the_standard_library():
    bare = [sys.executable, "-I", "-S", "-c", "import requests"]
    missing = subprocess.run(bare, capture_output=True, text=True)
    assert "ModuleNotFoundError: No module named 'requests'" in missing.stderr
    imported = set()
    for path in (SNIPPETS / "blocking_calls").glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Import):
                imported |= {alias.name.split(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom):
                imported.add(node.module.split(".")[0])
    assert imported - sys.stdlib_module_names == {"course_server"}


@pytest.mark.parametrize(
    ("use_flag", "ending"),
    [(False, "thread: sent every mail"), (True, "thread: stopped early")],
)
def test_a_timeout_ends_the_wait_and_only_a_flag_ends_the_work(use_flag, ending):
    log = []
    asyncio.run(cancelled_wait.send_within(0.05, log, use_flag))
    assert log == ["coroutine: timed out", ending]


def test_a_pipeline_processes_before_the_last_fetch_ends(server):
    log = []
    pages = [("late", 0.6), ("soon", 0), ("next", 0.1)]
    urls = [server.url(delay=delay, body=name) for name, delay in pages]
    asyncio.run(scrape_pipeline.scrape(urls, log))
    assert log.index("processed SOON") < log.index("fetched late")
    assert log.index("processed NEXT") < log.index("fetched late")


def test_a_pipeline_processes_every_page_once_and_keeps_few(server, monkeypatch):
    waiting = []

    class WatchedQueue(asyncio.Queue):
        async def put(self, item):
            await super().put(item)
            waiting.append(self.qsize())

    monkeypatch.setattr(asyncio, "Queue", WatchedQueue)
    log = []
    urls = [server.url(body=f"page-{number}") for number in range(12)]
    asyncio.run(scrape_pipeline.scrape(urls, log, fetchers=4, waiting=2))
    processed = sorted(line for line in log if line.startswith("processed"))
    assert processed == sorted(f"processed PAGE-{number}" for number in range(12))
    assert max(waiting) <= 2
