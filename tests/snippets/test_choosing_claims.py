"""Proves the claims about which tool to choose wrong, and what the lesson says right."""

import asyncio
import os
import queue
import socket
import socketserver
import sqlite3
import sys
import tempfile
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from asyncio_basics import server_check_async
from blocking_calls import slow_file
from choosing import one_tool_is_enough as combined
from course_server import CourseServer
from gil.who_lets_go import JOBS, lets_go
from shared_between import overdraw_broken
from start import computing_coroutines
from threads import server_check

from tests.snippets.programs import run_program
from tests.snippets.test_choosing import rows_after

default_build = pytest.mark.skipif(
    not getattr(sys, "_is_gil_enabled", lambda: True)(),
    reason="says what holds with the GIL; this Python runs without it",
)


def test_e3_each_tool_overlaps_the_waits_alone():
    done = run_program("choosing/one_tool_is_enough.py")
    assert done.stdout.splitlines() == [
        "threads_alone: all overlap: True, threads: 3",
        "asyncio_alone: all overlap: True, threads: 1",
        "both: all overlap: True, threads: 3",
    ]
    assert done.stderr == ""


def test_both_uses_threads_beside_the_loops_own():
    ((_, _, thread),) = combined.both((0.05,))
    assert thread is not threading.main_thread()


@default_build
def test_e45_two_claims_agree_everywhere_and_two_opposites_are_each_half_right():
    python, c = JOBS["squaring in a Python loop"], JOBS["hashing 50 MB"]
    in_tasks = asyncio.run(computing_coroutines.three_of(computing_coroutines.compute))
    tasks_gain = in_tasks != ["start", "end"] * 3
    threads_gain = lets_go(python), lets_go(c)
    nothing_gains = tuple(not gains and not tasks_gain for gains in threads_gain)

    measured = {
        "asyncio speeds up computing": (tasks_gain, tasks_gain),
        "threads speed up computing": threads_gain,
        "threads use all cores": threads_gain,
        "neither speeds up computing": nothing_gains,
    }
    words = {True: "yes", False: "no"}
    rows = rows_after("Four claims, side by side")[1:]
    assert {row[0]: tuple(row[1:3]) for row in rows} == {
        claim: tuple(words[holds] for holds in pair) for claim, pair in measured.items()
    }
    assert threads_gain == (False, True)
    assert nothing_gains == (True, False)
    assert len({row[3] for row in rows}) == 3


def test_e50_tasks_race_across_an_await_and_threads_between_any_two_steps():
    async def withdraw():
        account = overdraw_broken.Account(100)
        calls = [account.withdraw(80, lambda: asyncio.sleep(0)) for _ in range(3)]
        await asyncio.gather(*calls)
        return account.balance

    assert [asyncio.run(withdraw()) for _ in range(10)] == [-140] * 10
    in_threads = run_program("shared_state/lost_update_broken.py")
    assert in_threads.stdout.splitlines() == ["100 + 50 + 50 = 150"]


def test_e53_asyncio_calls_a_blocking_library_and_threads_do_not_suit_every_one():
    async def main():
        box = queue.Queue()
        taking = asyncio.create_task(asyncio.to_thread(box.get, timeout=5))
        await asyncio.sleep(0)
        box.put("parcel")
        return await taking

    assert asyncio.run(main()) == "parcel"

    with ThreadPoolExecutor(1) as one, ThreadPoolExecutor(1) as other:
        database = one.submit(sqlite3.connect, ":memory:").result()
        with pytest.raises(sqlite3.ProgrammingError, match="same thread"):
            other.submit(database.execute, "SELECT 1").result()
        assert one.submit(database.execute, "SELECT 1").result() is not None
        one.submit(database.close).result()


def test_e54_a_pool_and_a_group_report_the_error_that_a_raw_thread_hides(monkeypatch):
    def fail():
        raise ValueError("no flour")

    async def fail_async():
        fail()

    async def in_a_group():
        async with asyncio.TaskGroup() as group:
            group.create_task(fail_async())

    hooked = []
    monkeypatch.setattr(threading, "excepthook", hooked.append)
    thread = threading.Thread(target=fail)
    thread.start()
    assert thread.join() is None
    assert [type(report.exc_value) for report in hooked] == [ValueError]
    del hooked[:]

    with ThreadPoolExecutor() as pool, pytest.raises(ValueError, match="no flour"):
        pool.submit(fail).result()
    with pytest.raises(ExceptionGroup) as caught:
        asyncio.run(in_a_group())
    assert [str(error) for error in caught.value.exceptions] == ["no flour"]


def ask(address):
    with socket.create_connection(address, timeout=5) as connection:
        return connection.recv(100)


def ask_twice(address):
    with ThreadPoolExecutor(2) as pool:
        return list(pool.map(ask, [address] * 2))


def served_by_threads():
    together = threading.Barrier(2)

    class Handler(socketserver.BaseRequestHandler):
        def handle(self):
            together.wait(5)
            self.request.sendall(b"both are here")

    server = socketserver.ThreadingTCPServer(("127.0.0.1", 0), Handler)
    with server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        answers = ask_twice(server.server_address)
        server.shutdown()
        thread.join()
    return answers


def served_by_tasks():
    async def main():
        together = asyncio.Barrier(2)

        async def handle(_, writer):
            await together.wait()
            writer.write(b"both are here")
            writer.close()
            await writer.wait_closed()

        server = await asyncio.start_server(handle, "127.0.0.1", 0)
        async with server:
            address = server.sockets[0].getsockname()
            return await asyncio.to_thread(ask_twice, address)

    return asyncio.run(main())


def test_e66_both_tools_fetch_and_serve_and_a_file_stops_a_loop():
    with CourseServer() as server:
        urls = [server.url("/a"), server.url("/b", drop=1), server.url(status=503)]
        in_threads = server_check.check_all(urls)
        in_tasks = asyncio.run(server_check_async.check_all(urls, limit=5))
    assert in_threads == [state == "up" for state in in_tasks] == [True, False, False]
    assert served_by_threads() == served_by_tasks() == [b"both are here"] * 2

    if hasattr(os, "mkfifo"):
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder, "slow")
            os.mkfifo(path)
            during = slow_file.beats_during(slow_file.read_directly, path, 0.2)
            assert asyncio.run(during) == 0


def test_asyncio_alone_waits_in_the_loops_thread():
    begun, ended, threads = zip(*combined.asyncio_alone((0.01, 0.02)), strict=True)
    assert max(begun) < min(ended)
    assert set(threads) == {threading.main_thread()}
