"""Tests of the site checker on services that are well, slow, dead, silent or strange."""

import asyncio
import sqlite3
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing

import pytest
from capstone.site_checker import command, fetch, parse, pipeline
from capstone.site_checker.names import LookUps
from capstone.site_checker.progress import Progress
from capstone.site_checker.services import service_at
from capstone.site_checker.store import Store
from course_server import CourseServer

from tests.snippets.capstone_services import dead_url, found_at, services


def test_services_that_are_well_are_up_with_their_links():
    found = found_at(
        lambda site: [site.at(f"/ok/{n}") for n in range(9)], fetchers=3, waiting=1
    )
    assert found == [("up", 2)] * 9


def test_a_dead_server_is_down_and_the_others_are_checked():
    found = found_at(lambda site: [service_at(dead_url()), site.at("/ok")], fetchers=1)
    assert found == [("down", 0), ("up", 2)]


def test_a_slow_server_is_up_if_it_answers_within_the_limit():
    assert found_at(lambda site: [site.at("/slow")]) == [("up", 2)]
    assert found_at(lambda site: [site.at("/slow")], limit=0.1) == [("silent", 0)]


def test_a_server_that_never_answers_is_silent_and_the_others_are_checked():
    paths = "/silent", "/silent/2", "/ok"
    found = found_at(
        lambda site: [site.at(path) for path in paths], limit=0.5, fetchers=3
    )
    assert found == [("silent", 0), ("silent", 0), ("up", 2)]


def test_an_answer_with_another_status_is_failing():
    async def main():
        look_ups = LookUps(1)
        return [
            await fetch.check(service_at(server.url(status=status)), 30, look_ups)
            for status in (200, 204, 301, 404, 503)
        ]

    with CourseServer() as server:
        states = [answer.state for answer in asyncio.run(main())]
    assert states == ["up", "up", "failing", "failing", "failing"]


def test_a_fault_of_the_program_is_not_taken_for_one_of_a_service():
    async def handle(result):
        raise ZeroDivisionError

    async def main(pool):
        async with services() as site:
            asked = [site.at(f"/ok/{n}") for n in range(50)]
            limits = {"fetchers": 2, "waiting": 1, "limit": 30}
            await pipeline.check_all(asked, handle, pool, **limits)

    with ThreadPoolExecutor(1) as pool, pytest.raises(ExceptionGroup) as caught:
        asyncio.run(main(pool))
    assert caught.group_contains(ZeroDivisionError)


def test_the_links_are_counted_in_other_processes():
    assert parse.count_links(b"<a>\xff</a><b>") == 1
    with parse.parser_pool() as pool:
        assert pool.submit(parse.count_links, b"<a><A>").result() == 2


def test_the_store_keeps_the_last_result_of_each_service_in_its_file(tmp_path):
    file = tmp_path / "results.db"
    with Store(file) as store:
        asyncio.run(store.save(("/a", "up", 3)))
        asyncio.run(store.save(("/a", "down", 0)))
    with closing(sqlite3.connect(file)) as db:
        assert db.execute("SELECT url, state, links FROM results").fetchall() == [
            ("/a", "down", 0)
        ]


def test_the_store_counts_what_was_saved_while_it_was_open(tmp_path):
    for state in ("up", "down"):
        store = Store(tmp_path / "results.db")
        with store:
            asyncio.run(store.save(("/a", state, 0)))
        assert store.saved == {state: 1}


def test_a_store_that_cannot_be_opened_leaves_no_thread(tmp_path):
    before = threading.active_count()
    with pytest.raises(sqlite3.OperationalError), Store(tmp_path):
        pass
    assert threading.active_count() == before


def test_progress_names_each_state():
    progress = Progress(3)
    assert str(progress) == "0 of 3 checked"
    progress.states.update(["up", "up", "down"])
    assert str(progress) == "3 of 3 checked, 1 down, 2 up"


def test_the_program_checks_the_services_of_a_file(tmp_path, capsys):
    file, db = tmp_path / "services.txt", tmp_path / "results.db"
    with CourseServer() as server:
        file.write_text(f"{server.url('/a')}\n{server.url('/b', status=500)}\n")
        assert command.main([str(file), "--db", str(db)]) == 0
    assert capsys.readouterr().out == "failing: 1\nup: 1\n"
    assert db.exists()
