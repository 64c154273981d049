"""Tests of the thread pool examples: results, exceptions and their order."""

import inspect
import io
import socket
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from email.message import Message
from threading import Barrier, Event, Thread
from types import SimpleNamespace
from urllib.error import HTTPError

import pytest
from course_server import CourseServer
from threads import (
    both_orders,
    pool_exceptions,
    pool_results,
    results_in_a_list_broken,
    results_in_a_list_fixed,
    server_check,
)

from tests.snippets.programs import run_program


def test_pool_runs_both_calls_at_once_and_returns_their_results(monkeypatch, capsys):
    both_wait = Barrier(2)
    fake_time = SimpleNamespace(sleep=lambda seconds: both_wait.wait(5))
    monkeypatch.setattr(pool_results, "time", fake_time)
    monkeypatch.setattr(pool_results, "log", [])
    pool_results.main()
    assert capsys.readouterr().out.splitlines() == [
        "Bread is ready",
        "Cake is ready",
        "start start end end",
    ]


def test_result_raises_and_an_unasked_exception_is_never_shown():
    run = run_program("threads/pool_exceptions.py")
    assert run.stdout == "bread baked\nFailed: no flour for the cake\n"
    assert (run.stderr, run.returncode) == ("", 0)
    with pytest.raises(ValueError, match="no flour for the pie"):
        pool_exceptions.bake("pie", flour=0)


def test_leaving_the_with_block_waits_for_every_call():
    finished = []

    def slow():
        release.wait(5)
        finished.append("slow")

    release = Event()
    with ThreadPoolExecutor() as pool:
        pool.submit(slow)
        pool.submit(release.set)
    assert finished == ["slow"]


def test_e10_an_executor_program_needs_no_import_of_threading():
    for example in (pool_results, pool_exceptions, server_check):
        source = inspect.getsource(example)
        assert "from concurrent.futures import ThreadPoolExecutor" in source
        assert "import threading" not in source
    code = "import threading; concurrent.futures.ThreadPoolExecutor()"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert run.returncode == 1
    assert "NameError: name 'concurrent' is not defined" in run.stderr


def test_e69_a_pool_returns_the_result_that_a_raw_thread_drops():
    with ThreadPoolExecutor() as pool:
        assert pool.submit(pow, 2, 10).result() == 1024
    thread = Thread(target=pow, args=(2, 10))
    thread.start()
    assert thread.join() is None
    assert 1024 not in vars(thread).values()
    assert not hasattr(thread, "result")


@pytest.mark.parametrize("mistake", ["drop", "status", "timeout", "refused"])
def test_server_check_counts_every_failure_as_not_up(mistake):
    with CourseServer() as server:
        urls = {
            "drop": server.url("/down", drop=1),
            "status": server.url("/broken", status=503),
            "timeout": server.url("/stuck", delay=2),
            "refused": closed_port_url(),
        }
        assert server_check.is_up(urls[mistake], timeout=0.2) is False
        assert server_check.is_up(server.url("/web"), timeout=5) is True


def test_a_reply_that_is_not_http_is_an_answer_too():
    with socket.create_server(("127.0.0.1", 0)) as listener:

        def answer():
            connection, _ = listener.accept()
            with connection:
                connection.recv(1000)
                connection.sendall(b"SSH-2.0-X200\r\n")

        thread = Thread(target=answer)
        thread.start()
        url = f"http://127.0.0.1:{listener.getsockname()[1]}/"
        assert server_check.is_up(url, timeout=5) is False
        thread.join()


def test_server_check_closes_the_response_of_an_http_error(monkeypatch):
    response = io.BytesIO(b"busy")

    def refuse(url, timeout):
        raise HTTPError(url, 503, "busy", Message(), response)

    monkeypatch.setattr(server_check, "urlopen", refuse)
    assert server_check.is_up("http://busy") is False
    assert response.closed


def closed_port_url():
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        return f"http://127.0.0.1:{unused.getsockname()[1]}/"


def test_server_check_prints_one_line_per_server_in_the_order_asked():
    run = run_program("threads/server_check.py")
    assert run.stdout.splitlines() == [
        "web: up",
        "slow: up",
        "docs: up",
        "down: not up",
        "broken: not up",
    ]


def test_five_checks_wait_at_the_same_time(monkeypatch):
    all_wait = Barrier(5)
    monkeypatch.setattr(server_check, "is_up", lambda url: all_wait.wait(5) >= 0)
    assert server_check.check_all("abcde") == [True] * 5


def test_e55_map_keeps_the_input_order_whoever_finishes_first(monkeypatch):
    names = ["a", "b", "c"]
    done = {name: Event() for name in names}
    finished = []

    def last_first(name):
        if name != "c":
            assert done[chr(ord(name) + 1)].wait(5)
        finished.append(name)
        done[name].set()
        return name

    monkeypatch.setattr(server_check, "is_up", last_first)
    assert server_check.check_all(names) == ["a", "b", "c"]
    assert finished == ["c", "b", "a"]
    assert both_orders.finish_in([2, 1]) == ["Task 2 finished", "Task 1 finished"]


def test_e55_a_shared_list_loses_the_failed_check(monkeypatch):
    monkeypatch.setattr("threading.excepthook", lambda args: None)
    servers = ["web", "mail", "docs"]
    assert results_in_a_list_broken.check_all(servers) == ["up", "up"]
    assert results_in_a_list_fixed.check_all(servers) == {
        "web": "up",
        "mail": "mail does not answer",
        "docs": "up",
    }


def test_map_ends_at_the_first_failure():
    with ThreadPoolExecutor() as pool:
        results = pool.map(lambda number: 6 // number, [3, 0, 2])
        assert next(results) == 2
        with pytest.raises(ZeroDivisionError):
            next(results)
        assert list(results) == []
