"""Tests of the lesson's tests: they fail for code that is wrong, and only then."""

import asyncio
import unittest

import pytest
from debugging import isolated_tests, loads_once_broken, loads_once_fixed

from tests.snippets.programs import run_program


def run_case(name):
    result = unittest.TestResult()
    isolated_tests.FetchBothTest(name).run(result)
    return result


def test_the_shown_tests_pass():
    run = run_program("debugging/isolated_tests.py")
    assert run.returncode == 0
    assert "Ran 2 tests" in run.stderr


async def one_after_the_other(fetch):
    return await fetch("north"), await fetch("south")


async def swapped(fetch):
    south, north = await asyncio.gather(fetch("south"), fetch("north"))
    return south, north


@pytest.mark.parametrize(
    ("name", "wrong"),
    [("test_overlap", one_after_the_other), ("test_order_of_results", swapped)],
)
def test_each_shown_test_fails_for_code_that_is_wrong(name, wrong, monkeypatch):
    assert run_case(name).wasSuccessful()
    timeout = asyncio.timeout
    monkeypatch.setattr(isolated_tests, "fetch_both", wrong)
    monkeypatch.setattr(asyncio, "timeout", lambda seconds: timeout(0.1))
    assert not run_case(name).wasSuccessful()


def test_an_isolated_test_has_a_loop_of_its_own_in_debug_mode():
    loops = []

    class Case(unittest.IsolatedAsyncioTestCase):
        async def test_one(self):
            loops.append(asyncio.get_running_loop())

        test_two = test_one

    for name in ("test_one", "test_two"):
        assert Case(name).run().wasSuccessful()
    assert loops[0] is not loops[1]
    assert all(loop.get_debug() for loop in loops)


def test_a_fake_that_never_waits_hides_the_race_and_one_that_waits_shows_it():
    def outcomes(module):
        return [
            asyncio.run(module.check_loads_once(cache_class))
            for cache_class in (module.Cache, module.LockedCache)
        ]

    for _ in range(20):
        assert outcomes(loads_once_broken) == ["passed", "passed"]
        assert outcomes(loads_once_fixed) == ["FAILED: ['tea', 'tea']", "passed"]
