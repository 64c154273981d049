"""Proves what holds the GIL, what lets it go, and what that does to other threads."""

import sys
from concurrent.futures import ThreadPoolExecutor

import pytest
from gil import late_beats, one_long_call, search_logs, taking_turns, which_build
from gil.who_lets_go import JOBS, lets_go

from tests.snippets.programs import run_program

default_build = pytest.mark.skipif(
    not getattr(sys, "_is_gil_enabled", lambda: True)(),
    reason="says what holds with the GIL; this Python runs without it",
)
HOLDS = ["squaring in a Python loop", "searching for a pattern", "sorting a list"]
LETS_GO = ["sleeping", "hashing 50 MB", "compressing 50 MB"]


def silences():
    """Return the longest silence beside a Python loop and beside one call in C."""
    return [
        one_long_call.longest_silence(add) for add in (one_long_call.add_in_a_loop, sum)
    ]


@default_build
def test_threads_take_turns_in_the_middle_of_a_computation():
    # On a busy machine the one that waits may not even get to ask in time.
    assert any(taking_turns.turns(0.005) > 2 for _ in range(10))
    assert taking_turns.turns(interval=60) == 2


@default_build
def test_a_job_holds_the_gil_or_lets_it_go():
    assert not any(lets_go(JOBS[name]) for name in HOLDS)
    assert not lets_go(JOBS["hashing 2000 bytes"])
    assert all(lets_go(JOBS[name]) for name in LETS_GO)


@default_build
def test_threads_that_compute_in_python_use_one_core():
    # Each search takes longer than a thread may compute until it is asked to let go.
    texts = [search_logs.read_log("web", [], delay=0, lines=100_000)] * 4
    with ThreadPoolExecutor(4, thread_name_prefix="search") as pool:
        assert search_logs.cores_busy(pool, texts) < 1.2
    assert taking_turns.turns(interval=60) == 2


@default_build
def test_a_thread_that_computes_makes_another_late():
    # A busy machine may hold up either thread, so that it takes some tries to see both.
    for interval in (0.1, 0.3):
        beside = (late_beats.lateness(1, interval) for _ in range(10))
        assert any(late > interval / 2 for late in beside)
        alone = (late_beats.lateness(0, interval) for _ in range(10))
        assert any(late < interval / 2 for late in alone)


@default_build
def test_one_long_call_silences_every_other_thread():
    beside_the_loop, beside_the_call = silences()
    assert beside_the_call > 0.9
    assert beside_the_loop < 0.5


def test_both_ways_to_add_give_the_sum():
    assert one_long_call.add_in_a_loop(range(5)) == sum(range(5)) == 10


def test_an_interval_is_put_back():
    usual = sys.getswitchinterval()
    taking_turns.turns(interval=60, steps=10)
    lets_go(int)
    late_beats.lateness(0, interval=60, beats=1)
    assert sys.getswitchinterval() == usual


def test_the_build_and_the_lock_are_two_answers(monkeypatch):
    for disabled, build in ((1, "free-threaded build"), (0, "default build")):
        monkeypatch.setattr("sysconfig.get_config_var", lambda name, it=disabled: it)
        for on, lock in ((True, "the GIL is on"), (False, "the GIL is off")):
            monkeypatch.setattr(sys, "_is_gil_enabled", lambda on=on: on, raising=False)
            assert (which_build.build(), which_build.gil()) == (build, lock)


def test_which_build_works_without_the_newer_function(monkeypatch):
    monkeypatch.delattr(sys, "_is_gil_enabled", raising=False)
    assert which_build.gil() == "the GIL is on"


@default_build
@pytest.mark.parametrize(
    ("program", "lines"),
    [
        (
            "taking_turns",
            ["asked after 5 ms, turns: many", "not asked, turns: 2"],
        ),
        (
            "who_lets_go",
            [
                f"{n}: {'holds the GIL' if n not in LETS_GO else 'lets go'}"
                for n in JOBS
            ],
        ),
        ("one_long_call", ["add_in_a_loop: beats go on", "sum: beats stop"]),
        ("which_build", ["default build, the GIL is on"]),
    ],
)
def test_a_program_prints_what_its_page_shows(program, lines):
    done = run_program(f"gil/{program}.py")
    assert done.stdout.splitlines() == lines
    assert done.stderr == ""


@default_build
def test_late_beats_prints_a_line_per_number_of_threads():
    lines = run_program("gil/late_beats.py").stdout.splitlines()
    for count, line in zip((0, 1, 3), lines, strict=True):
        late = line.removeprefix(f"{count} computing: ").removesuffix(" intervals late")
        assert float(late) >= (0.8 if count == 1 else 0)
