"""Tests of waiting for many things: gather, TaskGroup and futures."""

import asyncio
import itertools
from types import SimpleNamespace

import pytest
from asyncio_basics import (
    ask_two,
    future_by_hand,
    gather_coffee,
    gather_downloads,
    server_check_async,
)
from course_server import CourseServer

from tests.snippets.programs import run_program


def test_coffee_starts_both_and_returns_in_order(capsys):
    asyncio.run(gather_coffee.main(boil=0.2, grind=0))
    assert capsys.readouterr().out.splitlines() == [
        "kettle: on",
        "grinder: on",
        "grinder: stopped",
        "kettle: boiled",
        "ready: ['hot water', 'ground coffee']",
    ]


@pytest.mark.parametrize("order", list(itertools.permutations(range(3))))
def test_e63_gather_fixes_the_order_of_results_only(order, monkeypatch):
    async def main():
        lines = []
        gates = [asyncio.Event() for _ in range(3)]
        printed = asyncio.Event()

        async def sleep(number):
            await gates[number].wait()

        def say(*words):
            lines.append(words)
            printed.set()

        stand_in = SimpleNamespace(sleep=sleep, gather=asyncio.gather)
        monkeypatch.setattr(gather_downloads, "asyncio", stand_in)
        monkeypatch.setattr(gather_downloads, "print", say, raising=False)
        downloads = asyncio.create_task(gather_downloads.main(range(3)))
        for number in order:
            gates[number].set()
            await printed.wait()
            printed.clear()
        await downloads
        return lines

    *finished, pages = asyncio.run(main())
    assert finished == [("finished", f"{'abc'[number]}.html") for number in order]
    assert pages == (["<a.html>", "<b.html>", "<c.html>"],)


def test_when_one_fails_gather_lets_the_others_carry_on():
    async def fail():
        raise OSError("down")

    async def main():
        other = asyncio.create_task(asyncio.sleep(0.01, "done"))
        with pytest.raises(OSError, match="down"):
            await asyncio.gather(fail(), other)
        return await other

    assert asyncio.run(main()) == "done"


def test_when_one_fails_a_task_group_cancels_the_others():
    others = []

    async def main():
        async with asyncio.TaskGroup() as group:
            others.append(group.create_task(asyncio.sleep(60)))
            await asyncio.sleep(0)
            raise OSError("down")

    with pytest.raises(ExceptionGroup):
        asyncio.run(main())
    assert others[0].cancelled()


def test_a_group_waits_for_its_tasks_and_their_waits_overlap(monkeypatch, capsys):
    async def main():
        both_wait = asyncio.Barrier(2)
        stand_in = SimpleNamespace(
            sleep=lambda delay: both_wait.wait(), TaskGroup=asyncio.TaskGroup
        )
        monkeypatch.setattr(ask_two, "asyncio", stand_in)
        async with asyncio.timeout(5):
            await ask_two.main()

    asyncio.run(main())
    first, *answers, last = capsys.readouterr().out.splitlines()
    assert (first, last) == ("asked both", "web is up and mail is up")
    assert sorted(answers) == ["mail has answered", "web has answered"]


def test_server_check_names_the_servers_that_are_down():
    with CourseServer() as server:
        urls = [
            server.url("/up"),
            server.url("/failing", status=503),
            server.url("/dropping", drop=1),
            server.url("/also-up"),
        ]
        states = asyncio.run(server_check_async.check_all(urls, limit=10))
        silent = [server.url("/silent", delay=60)]
        late = asyncio.run(server_check_async.check_all(silent, limit=0.1))
    gone = asyncio.run(server_check_async.check_all(urls[:1], limit=10))
    assert states == ["up", "down", "down", "up"]
    assert late == gone == ["down"]


def test_server_check_asks_all_at_once(monkeypatch):
    async def main():
        everyone = asyncio.Barrier(5)

        async def check(url, limit):
            await everyone.wait()
            return url

        monkeypatch.setattr(server_check_async, "check", check)
        async with asyncio.timeout(5):
            return await server_check_async.check_all("abcde")

    assert asyncio.run(main()) == list("abcde")


def test_server_check_as_its_reader_runs_it():
    run = run_program("asyncio_basics/server_check_async.py")
    states = [line.split()[1] for line in run.stdout.splitlines()]
    assert (states, run.stderr) == (["up", "down", "up", "down", "down"], "")


def test_e24_ensure_future_makes_a_task_of_a_coroutine(capsys):
    asyncio.run(future_by_hand.main(0))
    assert capsys.readouterr().out.splitlines() == [
        "future done: False",
        "arrived: a parcel",
        "ensure_future made a Task",
        "a task is a future: True",
    ]

    async def main():
        bare = asyncio.get_running_loop().create_future()
        assert not isinstance(bare, asyncio.Task)
        assert asyncio.ensure_future(bare) is bare
        bare.cancel()

    asyncio.run(main())
