"""Measured runs: alone if they need idle cores, again if disturbed, judged if they can be."""

import fcntl
import os
import subprocess
import sys
import threading

import pytest

from publish.judge import measuring
from publish.page import measured
from publish.runs import quiet


class Program:
    """What `measuring` asks of a program: its measured output."""

    def __init__(self, output):
        self.measured = measured.read(output)


NEEDS_TWO = Program("{a: 2 or more; 2 idle cores}")
NEEDS_NONE = Program("{a: 2 or more}")


@pytest.fixture
def idle(monkeypatch, tmp_path):
    """Say how many cores are idle, each time that it is asked; and have own locks."""
    answers = []
    monkeypatch.setattr(quiet, "BUILD", tmp_path)
    monkeypatch.setattr(quiet, "idle_cores", lambda count: answers.pop(0))
    return answers


def test_the_fewest_idle_cores_around_a_run_count(idle):
    idle += [2.0, 1.1]
    assert measuring.with_idle(NEEDS_TWO, lambda: "ran") == ("ran", 1.1)
    assert measuring.with_idle(NEEDS_NONE, lambda: "ran") == ("ran", float("inf"))


def test_runs_that_were_disturbed_are_not_kept(idle):
    idle += [2.0] * 6
    numbers = iter(["1", "3", "1"])
    kept = measuring.in_range(NEEDS_TWO, lambda: next(numbers), str)
    assert kept == ["3"]


def test_if_none_was_in_range_the_reason_says_so(idle):
    with pytest.raises(measuring.OutOfRangeError, match=r"a is 1, and .* 2 or more$"):
        measuring.in_range(NEEDS_NONE, lambda: "1", str)
    idle += [2.0, 0.9] * 3
    late = r"2 or more \(only 0\.9 of 2 cores were idle: record it later\)$"
    with pytest.raises(measuring.OutOfRangeError, match=late):
        measuring.in_range(NEEDS_TWO, lambda: "1", str)


def test_what_could_not_be_judged_is_said():
    said = measuring.unjudged(NEEDS_TWO, "1", 0.9)
    assert said == (
        "only 0.9 of 2 cores were idle: a is 1, and the page says 2 or more"
    )
    assert measuring.unjudged(NEEDS_TWO, "2", 0.9) == ""


def test_idle_cores_are_fewer_beside_busy_processes():
    assert 0 < quiet.idle_cores(1) < 1.1
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 4
    busy = [sys.executable, "-c", "while True: pass"]
    others = [subprocess.Popen(busy) for _ in range(2 * cores)]
    try:
        assert quiet.idle_cores(cores) < 0.8 * cores
    finally:
        for other in others:
            other.kill()
            other.wait()


def door_is_open():
    with (quiet.BUILD / "door.lock").open("w") as door:
        try:
            fcntl.flock(door, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
    return True


@pytest.mark.usefixtures("idle")
def test_alone_waits_for_those_beside_and_lets_nobody_in():
    events, inside, leave = [], threading.Event(), threading.Event()

    def first():
        with quiet.beside():
            inside.set()
            leave.wait()
            events.append("first leaves")

    def wants_to_be_alone():
        with quiet.alone():
            events.append("alone")

    def later():
        with quiet.beside():
            events.append("later")

    one = threading.Thread(target=first)
    one.start()
    inside.wait()
    two = threading.Thread(target=wants_to_be_alone)
    two.start()
    while door_is_open():
        pass
    three = threading.Thread(target=later)
    three.start()
    leave.set()
    for thread in (one, two, three):
        thread.join()
    assert events == ["first leaves", "alone", "later"]


@pytest.mark.usefixtures("idle")
def test_several_can_be_beside_each_other():
    with quiet.beside(), quiet.beside():
        pass
