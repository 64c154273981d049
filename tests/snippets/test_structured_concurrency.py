"""Tests of owned tasks and of failures: what a group stops, and what gather does not."""

import asyncio
import gc

import pytest
from structured_concurrency import (
    book_trip_broken,
    book_trip_fixed,
    every_outcome,
    except_star,
    fire_and_forget_fixed,
    task_refs,
)

from tests.snippets.programs import run_program


def test_a_task_without_an_owner_fails_unseen():
    run = run_program("structured_concurrency/fire_and_forget_broken.py")
    assert (run.returncode, run.stdout) == (0, "tea placed\n")
    assert "Task exception was never retrieved" in run.stderr
    assert "ConnectionError: no mail for tea" in run.stderr


def test_a_failure_comes_out_of_the_block_that_owns_the_task(capsys):
    asyncio.run(fire_and_forget_fixed.main())
    assert capsys.readouterr().out == "failed: no mail for tea\n"


def test_a_group_passed_in_owns_the_task_and_the_function_need_not_wait():
    log = []

    async def main():
        mail = asyncio.Event()

        async def send_mail():
            await mail.wait()
            log.append("mail sent")

        async def place_order(group):
            group.create_task(send_mail())

        async with asyncio.TaskGroup() as group:
            await place_order(group)
            log.append("order placed")
            mail.set()
        log.append("group ended")

    asyncio.run(main())
    assert log == ["order placed", "mail sent", "group ended"]


def test_a_task_that_nobody_keeps_is_collected_while_it_waits(capsys):
    task_refs.kept.clear()
    asyncio.run(task_refs.main())
    assert capsys.readouterr().out.splitlines() == [
        "Task was destroyed but it is pending!",
        "kept: False, alive: False",
        "kept: True, alive: True",
    ]
    assert task_refs.kept == set()  # run() cancelled it, the callback removed it
    gc.collect()


async def run_trip(book_trip):
    """Return what is booked when the trip fails, and after every task has ended."""
    log = []
    others = asyncio.all_tasks()
    with pytest.raises((ValueError, ExceptionGroup)):
        await book_trip(log)
    at_once = list(log)
    left = asyncio.all_tasks() - others
    if left:
        await asyncio.wait(left)
    return at_once, log, len(left)


def test_e56_gather_lets_the_others_carry_on_and_a_group_cancels_them():
    at_once, later, left = asyncio.run(run_trip(book_trip_broken.book_trip))
    assert (at_once, left) == ([], 2)
    assert sorted(later) == ["car booked and paid", "flight booked and paid"]
    assert asyncio.run(run_trip(book_trip_fixed.book_trip)) == ([], [], 0)


def test_book_trip_as_its_reader_runs_it(capsys):
    asyncio.run(book_trip_fixed.main())
    assert capsys.readouterr().out == "no trip: hotel is full\n"


def test_a_group_does_not_undo_what_a_task_had_finished():
    log = []

    async def finish():
        log.append("finished")

    async def main():
        async with asyncio.TaskGroup() as group:
            await group.create_task(finish())
            raise ValueError

    with pytest.raises(ExceptionGroup):
        asyncio.run(main())
    assert log == ["finished"]


def test_except_star_handles_each_kind(monkeypatch):
    log = []
    asyncio.run(except_star.read_form(log))
    numbers, missing = log[:2], log[2:]
    assert all(line.startswith("not a number: ") for line in numbers)
    assert "'eleven'" in numbers[0]
    assert "'1.5o'" in numbers[1]
    assert missing == ["missing: 'city'"]
    monkeypatch.setattr(except_star, "form", {"age": "11", "price": "1", "city": ""})
    asyncio.run(except_star.read_form(log := []))
    assert log == []


def test_except_star_raises_what_no_handler_matches(monkeypatch):
    monkeypatch.setattr(except_star, "form", {"age": None, "price": "x", "city": ""})
    log = []
    with pytest.raises(ExceptionGroup) as caught:
        asyncio.run(except_star.read_form(log))
    assert [type(error) for error in caught.value.exceptions] == [TypeError]
    assert len(log) == 1


def test_a_plain_except_does_not_catch_the_one_failure_of_a_group():
    async def fail():
        raise ValueError

    async def main():
        try:
            async with asyncio.TaskGroup() as group:
                group.create_task(fail())
        except ValueError:
            return "caught"

    with pytest.raises(ExceptionGroup):
        asyncio.run(main())


def test_every_outcome_keeps_the_order_and_holds_the_exceptions():
    shops = {"north": 0.02, "south": 0, "west": 0.01}
    north, south, west = asyncio.run(every_outcome.ask_all(shops))
    assert (north, west) == ("north has 3 left", "west has 3 left")
    assert isinstance(south, ConnectionError)


def test_a_cancelled_job_is_an_outcome_too_and_no_exception():
    async def main():
        job = asyncio.create_task(asyncio.sleep(60))
        asyncio.get_running_loop().call_soon(job.cancel)
        return await asyncio.gather(job, return_exceptions=True)

    (outcome,) = asyncio.run(main())
    assert isinstance(outcome, asyncio.CancelledError)
    assert not isinstance(outcome, Exception)


def test_every_outcome_as_its_reader_runs_it(capsys):
    asyncio.run(every_outcome.main())
    assert capsys.readouterr().out.splitlines() == [
        "north has 3 left",
        "failed: south is closed",
        "west has 3 left",
    ]
