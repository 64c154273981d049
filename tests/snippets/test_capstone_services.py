"""Tests of the site checker on services that are well, slow, dead, silent or strange."""

import asyncio
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing

import pytest
from capstone.site_checker import __main__ as program
from capstone.site_checker import fetch, parse, pipeline
from capstone.site_checker.progress import Progress
from capstone.site_checker.store import Store

from tests.snippets.capstone_services import dead_url, services
from tests.snippets.programs import run_program


def states_of(paths, limit, **limits):
    """Return what the checker finds at some paths of a test server, by path."""
    results = {}

    async def handle(result):
        url, *rest = result
        results[url] = tuple(rest)

    async def main(pool):
        async with services() as site:
            urls = {path: site.url(path) if path else dead_url() for path in paths}
            await pipeline.check_all(urls.values(), handle, pool, limit=limit, **limits)
        return {path: results[url] for path, url in urls.items()}

    with ThreadPoolExecutor(2) as pool:
        return asyncio.run(main(pool))


def test_services_that_are_well_are_up_with_their_links():
    paths = [f"/ok/{n}" for n in range(9)]
    found = states_of(paths, limit=30, fetchers=3, waiting=1)
    assert found == dict.fromkeys(paths, ("up", 2))


def test_a_dead_server_is_down_and_the_others_are_checked():
    found = states_of(["", "/ok", "/hangup", "/garbage"], limit=30, fetchers=1)
    assert found["/ok"] == ("up", 2)
    assert found[""] == found["/hangup"] == found["/garbage"] == ("down", 0)


def test_a_slow_server_is_up_if_it_answers_within_the_limit():
    assert states_of(["/slow", "/ok"], limit=30)["/slow"] == ("up", 2)
    assert states_of(["/slow", "/ok"], limit=0.1)["/slow"] == ("silent", 0)


def test_a_server_that_never_answers_is_silent_and_holds_up_no_other():
    found = states_of(["/silent", "/silent/2", "/ok"], limit=0.5, fetchers=3)
    assert found["/silent"] == found["/silent/2"] == ("silent", 0)
    assert found["/ok"] == ("up", 2)


def test_an_endless_page_is_cut():
    async def main():
        async with services() as site:
            return await fetch.check(site.url("/endless"), limit=30)

    answer = asyncio.run(main())
    assert answer.state == "up"
    assert len(answer.page) == fetch.MAX_PAGE


def test_an_answer_with_another_status_is_failing():
    async def main():
        return [
            await fetch.check(server.url(status=status), limit=30)
            for status in (200, 404, 503)
        ]

    with fetch.CourseServer() as server:
        states = [answer.state for answer in asyncio.run(main())]
    assert states == ["up", "failing", "failing"]


def test_a_fault_of_the_program_is_not_taken_for_one_of_a_service():
    async def handle(result):
        raise ZeroDivisionError

    async def main(pool):
        async with services() as site:
            urls = [site.url(f"/ok/{n}") for n in range(50)]
            limits = {"fetchers": 2, "waiting": 1, "limit": 30}
            await pipeline.check_all(urls, handle, pool, **limits)

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
        assert store.states() == [("down", 1)]
    with closing(sqlite3.connect(file)) as db:
        assert db.execute("SELECT url, state, links FROM results").fetchall() == [
            ("/a", "down", 0)
        ]
    with Store(file) as store:
        assert store.states() == [("down", 1)]


def test_progress_names_each_state():
    progress = Progress(3)
    assert str(progress) == "0 of 3 checked"
    progress.states.update(["up", "up", "down"])
    assert str(progress) == "3 of 3 checked, 1 down, 2 up"


def test_the_program_checks_its_own_services():
    run = run_program("capstone/site_checker/__main__.py")
    assert run.stdout.split("\n") == [
        "down: 1",
        "failing: 1",
        "silent: 2",
        "up: 36",
        "",
    ]
    assert run.stderr.splitlines()[0] == "0 of 40 checked"
    assert run.stderr.splitlines()[-1].startswith("40 of 40 checked")
    assert run.returncode == 0


def test_the_program_checks_the_services_of_a_file(tmp_path, monkeypatch, capsys):
    file, db = tmp_path / "services.txt", tmp_path / "results.db"
    with fetch.CourseServer() as server:
        file.write_text(f"{server.url('/a')}\n{server.url('/b', status=500)}\n")
        monkeypatch.setattr("sys.argv", ["site_checker", str(file), "--db", str(db)])
        program.main()
    assert capsys.readouterr().out == "failing: 1\nup: 1\n"
    assert db.exists()


def test_the_program_refuses_what_it_cannot_ask(tmp_path, monkeypatch, capsys):
    file = tmp_path / "services.txt"
    file.write_text("127.0.0.1/a")
    monkeypatch.setattr("sys.argv", ["site_checker", str(file)])
    with pytest.raises(SystemExit) as caught:
        program.main()
    assert caught.value.code == 2
    assert "only http:// is understood: 127.0.0.1/a" in capsys.readouterr().err
