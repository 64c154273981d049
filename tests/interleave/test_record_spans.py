"""What becomes of a lane's changes: spans, without waits that were over at once."""

from typing import Any

import pytest

from interleave.recorder.spans import Spans

END = 1000
SHORTEST = 10


def spans(*changes: tuple[Any, ...]) -> list[tuple[Any, ...]]:
    """Begin, end, state, reason, line of each, of changes without a lane."""
    built = Spans(END, SHORTEST)
    for time, state, *what in changes:
        reason, line = (*what, None, None)[:2]
        built.change((time, 1, state, reason, line))
    return [(s.begin, s.end, s.state, s.reason, s.line) for s in built.finish()]


def test_each_state_lasts_until_the_next() -> None:
    assert spans(
        (0, "run"), (100, "block", "Queue.get", 3), (200, "run"), (300, "end")
    ) == [
        (0, 100, "run", None, None),
        (100, 200, "block", "Queue.get", 3),
        (200, 300, "run", None, None),
    ]


def test_the_last_state_lasts_until_the_end_of_the_run() -> None:
    assert spans((0, "run")) == [(0, END, "run", None, None)]


def test_after_a_wait_that_is_none_the_last_state_lasts_until_the_end() -> None:
    assert spans((0, "run"), (100, "block", "x"), (101, "run")) == [
        (0, END, "run", None, None)
    ]


@pytest.mark.parametrize("wait", ["block", "idle"])
def test_a_wait_that_was_over_at_once_is_none(wait: str) -> None:
    assert spans((0, "run"), (100, wait, "x"), (109, "run"), (300, "end")) == [
        (0, 300, "run", None, None)
    ]
    assert len(spans((0, "run"), (100, wait, "x"), (110, "run"), (300, "end"))) == 3


def test_a_sleep_is_a_wait_however_short() -> None:
    assert spans((0, "run"), (100, "sleep", "x"), (101, "run"), (300, "end")) == [
        (0, 100, "run", None, None),
        (100, 101, "block", "x", None),
        (101, 300, "run", None, None),
    ]


def test_a_short_wait_at_the_end_of_a_lane_or_at_its_begin_is_told() -> None:
    assert spans((0, "run"), (100, "block", "x"), (101, "end"))[-1] == (
        (100, 101, "block", "x", None)
    )
    assert spans((0, "block", "x"), (1, "run"), (9, "end"))[0][2] == "block"


def test_what_follows_a_dropped_wait_is_told() -> None:
    assert spans((0, "run"), (100, "block", "x"), (101, "ready"), (300, "end")) == [
        (0, 101, "run", None, None),
        (101, 300, "ready", None, None),
    ]


def test_jobs_that_follow_each_other_at_once_are_two() -> None:
    first, again = (0, "run", "bake"), (101, "run", "bake")
    ends = (200, "raised", "bake raised E"), (300, "end")
    assert spans(first, (100, "idle"), again, *ends) == [
        (0, 101, "run", "bake", None),
        (101, 300, "run", "bake raised E", None),
    ]
    assert spans(first, (100, "block"), again, *ends) == [
        (0, 300, "run", "bake raised E", None)
    ]


def test_a_job_says_how_it_ended() -> None:
    changes = (0, "run", "bake"), (100, "raised", "bake raised E"), (101, "idle")
    assert spans(*changes)[0] == (0, 101, "run", "bake raised E", None)


def test_how_a_job_ended_is_not_said_of_a_wait() -> None:
    assert spans((0, "block", "x"), (100, "raised", "y"), (200, "end")) == [
        (0, 200, "block", "x", None)
    ]


def test_late_is_late_on_the_line_of_what_it_awaits() -> None:
    changes = (0, "wait", "sleep", 3), (100, "late", "busy"), (200, "ready")
    assert spans(*changes, (210, "run")) == [
        (0, 100, "wait", "sleep", 3),
        (100, 210, "late", "busy", 3),
        (210, END, "run", None, None),
    ]


def test_a_little_late_is_ready() -> None:
    changes = (0, "wait", "sleep", 3), (100, "late", "busy"), (109, "run")
    assert spans(*changes)[1] == (100, 109, "ready", None, None)


def test_like_states_that_follow_each_other_are_one() -> None:
    changes = (0, "block", "x", 1), (50, "block", "x", 1), (90, "block", "x", 2)
    assert spans(*changes) == [(0, 90, "block", "x", 1), (90, END, "block", "x", 2)]


def test_an_end_without_a_state_is_nothing() -> None:
    assert spans((0, "end")) == []
