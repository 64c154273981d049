"""Tests of what can come between the steps of a statement."""

import subprocess
import sys
from contextlib import nullcontext
from threading import Barrier, Lock

import pytest
from shared_state import plus_equals, switch_points

from tests.snippets.programs import run_program
from tests.snippets.test_shared_state import (
    default_build,
    in_threads,
    shortest_turns,
)


def test_a_waiting_thread_asks_every_five_milliseconds():
    code = "import sys; print(sys.getswitchinterval())"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert float(run.stdout) == 0.005


def test_plain_forms_have_no_switch_between_read_and_write():
    found = {
        form: switch_points.between_read_and_write(code)
        for form, code in switch_points.FORMS.items()
    }
    assert found == {
        "n += 1": [],
        "t = n; n = t + 1": [],
        "n += price()": ["CALL"],
        "n = add(n)": ["CALL"],
        "a loop between": ["JUMP_BACKWARD"],
    }


@default_build
def test_plain_plus_equals_loses_nothing_on_a_default_build():
    box, lock = {"n": 0}, Lock()

    def plain():
        for _ in range(50_000):
            box["n"] += 1

    def locked():
        for _ in range(10_000):
            with lock:
                box["n"] += 1

    with shortest_turns():
        in_threads(plain, count=3)
        in_threads(locked, count=3)
    assert box["n"] == 180_000


class Number:
    """Hands over to the other thread inside a call, an addition or a property."""

    def __init__(self):
        self.meet = Barrier(2)
        self.stored = 0

    def __call__(self):
        self.meet.wait(5)
        return 1

    def __radd__(self, number):
        return number + self()

    @property
    def n(self):
        value = self.stored
        self.meet.wait(5)
        return value

    @n.setter
    def n(self, value):
        self.stored = value


@pytest.mark.parametrize(
    "statement",
    ["box['n'] += number()", "box['n'] += number", "number.n += 1"],
    ids=["a call", "an __radd__", "a property"],
)
def test_your_own_code_inside_a_statement_can_lose_an_update(statement):
    box, number = {"n": 0}, Number()
    in_threads(lambda: exec(statement, {"box": box, "number": number}))
    assert box["n"] + number.stored == 1


def test_the_same_plus_equals_needs_a_lock_for_another_class():
    assert plus_equals.add_twice(nullcontext(), seconds=5) == 5
    assert plus_equals.add_twice(Lock(), seconds=0.02) == 10
    run = run_program("shared_state/plus_equals.py")
    assert run.stdout.splitlines() == ["no lock: 5", "a lock: 10"]


def test_every_append_arrives():
    seen = []

    def append_many():
        for number in range(1000):
            seen.append(number)

    in_threads(append_many, count=4)
    assert sorted(seen) == sorted([*range(1000)] * 4)
