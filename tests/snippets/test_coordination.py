"""Tests of checks that are out of date, of shared iterators, and of data with one owner."""

from concurrent.futures import ThreadPoolExecutor
from threading import Event

import pytest
from coordination import one_owner, shared_generator_broken, shared_generator_fixed

from tests.snippets.programs import run_program


def test_a_ticket_is_gone_between_check_and_act():
    run = run_program("coordination/last_ticket_broken.py")
    assert run.stdout == "Ben: seat 12\n"
    assert run.returncode == 1
    assert run.stderr.endswith("IndexError: pop from empty list\n")
    run = run_program("coordination/last_ticket_fixed.py")
    assert run.stdout.splitlines() == ["Ben: seat 12", "Ann: sold out"]
    assert (run.returncode, run.stderr) == (0, "")


def test_a_generator_refuses_a_second_thread():
    with pytest.raises(ValueError, match="generator already executing"):
        shared_generator_broken.ask_while_busy()
    run = run_program("coordination/shared_generator_broken.py")
    assert run.stderr.endswith("ValueError: generator already executing\n")


def test_a_locked_generator_makes_the_second_thread_wait():
    inside, go_on = Event(), Event()
    numbers = shared_generator_broken.numbers(inside, go_on)
    shared = shared_generator_fixed.OneAtATime(numbers)
    with ThreadPoolExecutor(2) as pool:
        first = pool.submit(next, shared)
        assert inside.wait(5)
        second = pool.submit(next, shared)
        go_on.set()
        assert (first.result(5), second.result(5)) == (1, 2)


def test_two_threads_share_a_generator_item_by_item():
    assert shared_generator_fixed.share(2, 6, seconds=0.001) == [1, 2, 3, 4, 5, 6]
    assert shared_generator_fixed.share(4, 50, seconds=0) == [*range(1, 51)]


def test_one_owner_adds_every_deposit():
    assert one_owner.run(10, 20, 30) == 60
    assert one_owner.run(*[1] * 800) == 800
    assert run_program("coordination/one_owner.py").stdout == "balance: 60\n"
