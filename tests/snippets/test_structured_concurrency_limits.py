"""Tests of results as they arrive, of the first one, and of how many run at once."""

import asyncio
from types import SimpleNamespace

import pytest
from structured_concurrency import (
    as_they_arrive,
    first_answer,
    full_queue,
    too_many_broken,
    too_many_fixed,
    workers,
)

from tests.snippets.programs import run_program


@pytest.mark.parametrize("order", [("north", "west"), ("west", "north")])
def test_results_arrive_in_the_order_of_finishing(order, monkeypatch, capsys):
    async def main():
        gates = {shop: asyncio.Event() for shop in ("north", "south", "west")}
        delays = {0.3: "north", 0.1: "south", 0.2: "west"}

        async def sleep(delay):
            await gates[delays[delay]].wait()

        stand_in = SimpleNamespace(
            sleep=sleep,
            as_completed=asyncio.as_completed,
            create_task=asyncio.create_task,
        )
        monkeypatch.setattr(as_they_arrive, "asyncio", stand_in)
        task = asyncio.create_task(as_they_arrive.main())
        for shop in ("south", *order):
            await asyncio.sleep(0)
            gates[shop].set()
            for _ in range(10):
                await asyncio.sleep(0)
        await task

    asyncio.run(main())
    assert capsys.readouterr().out.splitlines() == [
        "failed: south is closed",
        *(f"{shop} has 3 left" for shop in order),
    ]


def test_leaving_as_completed_early_leaves_the_others_running():
    async def main():
        quick = asyncio.create_task(asyncio.sleep(0))
        slow = asyncio.create_task(asyncio.sleep(60))
        for next_one in asyncio.as_completed([quick, slow]):
            await next_one
            break
        state = slow.done()
        slow.cancel()
        await asyncio.wait([slow])
        return state

    assert asyncio.run(main()) is False


def test_the_first_answer_ends_the_others(capsys):
    mirrors = {"far": 60, "near": 0.01, "farther": 60}
    assert asyncio.run(first_answer.first_answer(mirrors)) == "answer of near"
    lines = capsys.readouterr().out.splitlines()
    assert sorted(lines) == ["far cancelled", "farther cancelled"]


def test_if_the_first_to_end_fails_the_group_fails(monkeypatch):
    async def ask(mirror, delay):
        await asyncio.sleep(delay)
        raise ConnectionError(mirror)

    monkeypatch.setattr(first_answer, "ask", ask)
    with pytest.raises(ExceptionGroup) as caught:
        asyncio.run(first_answer.first_answer({"near": 0.01, "far": 60}))
    assert [str(error) for error in caught.value.exceptions] == ["near"]


def test_without_a_limit_every_job_begins_at_once():
    database = too_many_broken.Database(places=2)
    outcomes = asyncio.run(too_many_broken.load_all(database, range(5)))
    assert outcomes[:2] == [0, 1]
    assert [type(outcome) for outcome in outcomes[2:]] == [ConnectionError] * 3


@pytest.mark.parametrize("limit", [1, 2, 3])
def test_a_semaphore_lets_as_many_work_as_it_has_places(limit):
    working = peak = 0

    class Database:
        async def load(self, row):
            nonlocal working, peak
            working += 1
            peak = max(peak, working)
            await asyncio.sleep(0)
            working -= 1
            return row

    loading = too_many_fixed.load_all(Database(), range(7), limit)
    assert asyncio.run(loading) == list(range(7))
    assert peak == limit


def test_the_mended_load_fits_the_places_of_the_database():
    database = too_many_fixed.Database(places=2)
    loading = too_many_fixed.load_all(database, range(5), limit=2)
    assert asyncio.run(loading) == list(range(5))


def test_a_semaphore_for_each_job_limits_nothing():
    database = too_many_fixed.Database(places=2)

    async def load(row):
        async with asyncio.Semaphore(2):
            return await database.load(row, seconds=0)

    async def main():
        jobs = [load(row) for row in range(5)]
        return await asyncio.gather(*jobs, return_exceptions=True)

    outcomes = asyncio.run(main())
    assert [type(outcome) for outcome in outcomes[2:]] == [ConnectionError] * 3


def test_the_wait_for_a_place_counts_in_a_timeout_around_it():
    async def main():
        places = asyncio.Semaphore(1)
        await places.acquire()
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(0.01), places:
                pass

    asyncio.run(main())


def test_workers_make_no_task_for_a_row_that_waits(monkeypatch):
    async def load(row):
        await asyncio.sleep(0)
        return row, len(asyncio.all_tasks())

    monkeypatch.setattr(workers, "load", load)
    rows, alive = zip(*asyncio.run(workers.with_semaphore(range(9), 3)), strict=True)
    assert (sorted(rows), max(alive)) == (list(range(9)), 9 + 1)
    rows, alive = zip(*asyncio.run(workers.with_workers(range(9), 3)), strict=True)
    assert (sorted(rows), max(alive)) == (list(range(9)), 3 + 1)


def test_a_worker_takes_the_next_row_only_when_it_is_free(monkeypatch):
    taken = []

    async def main():
        go_on = asyncio.Event()

        async def load(row):
            await go_on.wait()
            return row

        monkeypatch.setattr(workers, "load", load)
        rows = (taken.append(row) or row for row in range(6))
        working = asyncio.create_task(workers.with_workers(rows, 2))
        for _ in range(10):
            await asyncio.sleep(0)
        before = list(taken)
        go_on.set()
        return before, await working

    before, loaded = asyncio.run(main())
    assert before == [0, 1]
    assert sorted(loaded) == list(range(6))


def test_workers_as_its_reader_runs_it():
    run = run_program("structured_concurrency/workers.py")
    assert run.stdout.splitlines() == [
        "with_semaphore: [0, 10, 20, 30], tasks: 5",
        "with_workers: [10, 20, 30, 0], tasks: 3",
    ]


@pytest.mark.parametrize("room", [1, 2])
def test_a_producer_is_ahead_by_no_more_than_the_room_of_the_queue(room, capsys):
    asyncio.run(full_queue.main(room, seconds=0))
    ahead = most = 0
    for line in capsys.readouterr().out.splitlines():
        ahead += {"cooked": 1, "served": -1}[line.split()[0]]
        most = max(most, ahead)
    assert (ahead, most) == (0, room)


def test_without_a_limit_everything_is_cooked_before_the_first_is_served(capsys):
    asyncio.run(full_queue.main(room=0, seconds=0))
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines] == ["cooked"] * 4 + ["served"] * 4
