"""Tests of the steps of the capstone: what each adds to the one before."""

import asyncio
import multiprocessing
import os
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from capstone import (
    step1_check_one,
    step2_check_many,
    step3_bounded_queue,
    step4_parse_in_processes,
    step5_show_progress,
)
from course_server import CourseServer

from tests.snippets.capstone_services import dead_url, services
from tests.snippets.programs import run_program


@pytest.fixture(scope="module")
def server():
    with CourseServer() as running:
        yield running


@pytest.mark.parametrize(
    ("settings", "found"),
    [
        ({"body": "page"}, ("up", "page")),
        ({"status": 503, "body": "sorry"}, ("failing", "sorry")),
        ({"drop": 1}, ("down", "")),
        ({"delay": 60}, ("silent", "")),
    ],
)
def test_step_1_tells_four_states_apart(server, settings, found):
    limit = 0.2 if "delay" in settings else 30
    check = step1_check_one.check(server.url("/", **settings), limit)
    assert asyncio.run(check) == found


def test_step_1_finds_that_nobody_listens():
    assert asyncio.run(step1_check_one.check(dead_url(), 30)) == ("down", "")


@pytest.mark.parametrize(
    ("reply", "found"),
    [
        (b"SSH-2.0-X200\r\n\r\n", ("down", "")),
        (b"HTTP/1.1 503 No\r\nX-Limit: at most 200 calls\r\n\r\n", ("failing", "")),
        (b"HTTP/1.1 200 OK\r\n\r\n\xe9", ("up", "\N{REPLACEMENT CHARACTER}")),
    ],
)
def test_step_1_takes_no_reply_for_what_it_is_not(reply, found):
    async def main():
        async with services() as site:
            return await step1_check_one.check(site.replying(reply).url, 30)

    assert asyncio.run(main()) == found


def test_step_2_asks_at_most_three_at_once_and_skips_none(monkeypatch):
    running = most = 0

    async def check(url, limit):
        nonlocal running, most
        running += 1
        most = max(most, running)
        await asyncio.sleep(0.01)
        running -= 1
        return "up", url

    async def handle(answer):
        found.append(answer)

    found = []
    monkeypatch.setattr(step2_check_many, "check", check)
    services = {name: name.upper() for name in "abcdefgh"}
    asyncio.run(step2_check_many.fetch_all(services, handle))
    assert most == 3
    assert sorted(found) == [(name, "up", name.upper()) for name in "abcdefgh"]


@pytest.mark.parametrize(("bound", "most"), [(2, (2, 3)), (1, (1, 3)), (0, (9, 0))])
def test_step_3_waits_with_fetching_while_the_disk_is_slow(bound, most, monkeypatch):
    """The disk holds the first row until the fetchers can do no more."""

    class SlowDisk:
        async def save(self, answer):
            saved.append(answer)
            if len(saved) == 1:
                for _ in range(100):  # rounds of the loop: nothing here waits for time
                    await asyncio.sleep(0)

    async def check(url, limit):
        await asyncio.sleep(0)
        return "up", url

    saved = []
    monkeypatch.setattr(step2_check_many, "check", check)
    urls = {str(n): f"/{n}" for n in range(9)}
    saving = step3_bounded_queue.fetch_and_save(urls, SlowDisk(), waiting=bound)
    assert asyncio.run(saving) == most
    assert len(saved) == 9


def test_step_3_inserts_in_the_thread_that_opened_the_database():
    before = set(threading.enumerate())
    with step3_bounded_queue.Store() as store:
        asyncio.run(store.save(("a", "up", "page")))
        (thread,) = set(threading.enumerate()) - before
        assert thread.name == "database_0"
        assert store.count() == 1
    assert set(threading.enumerate()) <= before


def test_step_4_parses_every_page_in_the_pool(server):
    async def handle(answer):
        found.append(answer)

    found = []
    services = {str(n): server.url(body="<a>" * n) for n in range(1, 6)}
    with ThreadPoolExecutor(2) as pool:
        checking = step4_parse_in_processes.check_all(services, handle, pool, limit=30)
        asyncio.run(checking)
    assert sorted(found) == [(str(n), "up", n, os.getpid()) for n in range(1, 6)]


def test_step_4_keeps_a_page_that_cannot_be_parsed_to_itself():
    assert step4_parse_in_processes.parse(f"&#{'9' * 5000};") == (None, os.getpid())


def test_step_5_shows_the_first_and_the_last_count(server, capsys):
    async def save(answer):
        pass

    services = {str(n): server.url(body="<a>") for n in range(4)}
    with ThreadPoolExecutor(2) as pool:
        checking = step5_show_progress.check_with_progress(
            services, save, pool, limit=30
        )
        asyncio.run(checking)
    lines = capsys.readouterr().err.splitlines()
    assert lines[0] == "0 of 4 checked"
    assert lines[-1] == "4 of 4 checked"


def test_step_6_leaves_nothing_when_it_is_stopped_midway():
    run = run_program("capstone/step6_stop_cleanly.py")
    assert run.stdout.splitlines() == [
        "stopped",
        "saved: 1",
        "threads left: 0",
        "processes left: 0",
    ]
    assert run.stderr.splitlines()[-1] == "1 of 5 checked"
    assert multiprocessing.active_children() == []
