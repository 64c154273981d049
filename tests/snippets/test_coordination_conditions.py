"""Tests of a condition that waits for a state of the data."""

from collections import Counter
from threading import Condition, Thread

import pytest
from coordination import two_plates

from tests.snippets.programs import run_program


@pytest.fixture
def seen(monkeypatch):
    """The plates on the shelf of `two_plates`, at each line that it prints."""
    plates = []
    monkeypatch.setattr(two_plates, "shelf", [])
    monkeypatch.setattr(two_plates, "changed", Condition())
    monkeypatch.setattr(
        two_plates,
        "print",
        lambda who, *dishes: plates.append((who, len(two_plates.shelf))),
        raising=False,
    )
    return plates


def test_the_cook_waits_for_room_and_the_waiter_for_two_plates(seen):
    two_plates.main(seconds=0)
    assert seen == [("cook:", 1), ("cook:", 2), ("waiter:", 2)] * 3


def test_the_waiter_looks_again_each_time_it_is_woken(seen):
    waiting = Thread(target=two_plates.waiter, args=(1, 0))
    waiting.start()
    for plates in range(2):
        for _ in range(20):
            with two_plates.changed:
                two_plates.changed.notify_all()
        assert Counter(seen)["waiter:", 2] == 0
        with two_plates.changed:
            two_plates.shelf.append(plates)
            two_plates.changed.notify_all()
    waiting.join(5)
    assert seen == [("waiter:", 2)]


def test_notify_without_the_lock_raises():
    with pytest.raises(RuntimeError):
        two_plates.changed.notify_all()


def test_two_plates_as_its_reader_runs_it():
    run = run_program("coordination/two_plates.py")
    served = run.stdout.splitlines()[2::3]
    assert served == ["waiter: soup rice", "waiter: fish cake", "waiter: plums tea"]
