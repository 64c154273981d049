"""Two runs of one program: when their lanes had turns, and printed."""

import pytest

from interleave.compare import differences
from interleave.run import Run
from tests.interleave import forms

LOOP = {"id": 0, "kind": "thread", "name": "MainThread", "parent": None}
TASK = {"id": 1, "kind": "task", "name": "Task-1 main", "parent": 0}
FORM = {
    "v": 1,
    "python": "3.13.0",
    "unit": "us",
    "end": 500_000,
    "lanes": [
        {
            **LOOP,
            "segs": [
                [0, 300_000, "run", None, None],
                [300_000, 400_000, "idle", "event loop waits", None],
                [400_000, 401_000, "run", None, None],
                [401_000, 499_000, "block", "time.sleep(0.098)", 9],
                [499_000, 500_000, "run", None, None],
            ],
        },
        {
            **TASK,
            "segs": [
                [500, 1_000, "ready", None, None],
                [1_000, 300_000, "run", None, None],
                [300_000, 380_000, "wait", "asyncio.sleep(0.08)", 5],
                [380_000, 400_000, "late", "the event loop is busy", 5],
                [400_000, 400_500, "ready", None, None],
                [400_500, 401_000, "run", None, None],
            ],
        },
    ],
    "marks": [[250_000, 1, "computed", 4], [400_900, 1, "slept", 6]],
    "arrows": [[500, 0, 500, 1, "start"]],
}
RUN = Run.from_json(FORM)


def changed(change):
    return Run.from_json(forms.changed(change, FORM))


def loop(run):
    return run["lanes"][0]["segs"]


def task(run):
    return run["lanes"][1]["segs"]


def be_ready_by_another_name(run):
    task(run)[0][3] = "waits for the GIL"


def be_late_for_nothing(run):
    task(run)[3][3] = None


def be_late_in_another_line(run):
    task(run)[3][4] = 7


def be_late_when_nothing_was_awaited(run):
    task(run)[1][2:] = ["late", "the event loop is busy", 5]


def let_the_thread_be_ready(run):
    loop(run)[0][2] = "ready"


def let_the_thread_be_ready_to_start(run):
    loop(run)[0][2:4] = ["ready", "starts"]


def let_the_task_be_idle(run):
    task(run)[1][2:4] = ["idle", "event loop waits"]


def wait_for_a_job_in_no_pool(run):
    loop(run)[1][3] = "waits for a job"


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (
            be_ready_by_another_name,
            "task Task-1 main is never ready: waits for the GIL",
        ),
        (be_late_for_nothing, "task Task-1 main is never late: None, line 5"),
        (
            be_late_in_another_line,
            "task Task-1 main is never late: the event loop is busy, line 7",
        ),
        (be_late_when_nothing_was_awaited, None),
        (let_the_thread_be_ready, "thread MainThread is never ready: None"),
        (let_the_thread_be_ready_to_start, "thread MainThread is never ready: starts"),
        (let_the_task_be_idle, "task Task-1 main is never idle: event loop waits"),
        (
            wait_for_a_job_in_no_pool,
            "thread MainThread is never idle: waits for a job",
        ),
    ],
)
def test_no_turn_is_missed_for_what_no_recorder_says(change, said):
    def never_late(run):
        del task(run)[3]

    found = differences(changed(change), changed(never_late))
    assert (
        said or "task Task-1 main is never late: the event loop is busy, line 5"
    ) in (found)


def test_a_turn_that_is_missed_in_both_runs_may_have_any_reason():
    other = changed(be_ready_by_another_name)
    assert differences(other, other) == []


def never_run(run):
    loop(run)[0][2:] = ["idle", "event loop waits", None]
    task(run)[1][2:] = ["ready", None, None]


def test_a_lane_that_runs_is_not_without_turns():
    found = differences(changed(never_run), RUN)
    assert "thread MainThread ran for 302 ms, not 2" in found
    assert "task Task-1 main ran for 299 ms, not 0" in found


def test_beside_busy_threads_turns_may_be_late():
    def come_late(run):
        run["marks"][0][0] = 50_000
        task(run)[1][1] = 100_000
        task(run).insert(2, [100_000, 300_000, "ready", None, None])

    assert differences(changed(come_late), RUN) == []
    assert differences(RUN, changed(come_late)) == []


def print_all_at_the_end(run):
    for mark in run["marks"]:
        mark[0] = run["end"]


def test_who_does_not_run_does_not_print():
    found = differences(changed(print_all_at_the_end), RUN)
    assert "task Task-1 main was not running when it printed: computed, line 4" in found
    assert "task Task-1 main was not running when it printed: slept, line 6" in found


def test_a_line_is_printed_on_its_side_of_a_sleep():
    def print_after_the_sleep(run):
        run["marks"][0][0] = 400_800

    assert differences(changed(print_after_the_sleep), RUN) == [
        "task Task-1 main printed computed, line 4 on the other side of "
        "asyncio.sleep(0.08), line 5"
    ]


def print_in_a_signals_handler(time):
    def change(run):
        run["marks"].append([time, 0, "stopped", 20])

    return changed(change)


def test_a_handler_prints_while_its_thread_sleeps():
    early, late = map(print_in_a_signals_handler, (420_000, 480_000))
    assert differences(early, late) == []
    assert differences(early, print_in_a_signals_handler(499_500)) == [
        "thread MainThread was not running when it printed: stopped, line 20"
    ]


def test_a_line_that_nothing_ended_is_noted_at_the_end():
    def print_without_a_newline(time):
        return changed(lambda run: run["marks"].append([time, 1, "over", None]))

    early, late = map(print_without_a_newline, (402_000, 500_000))
    assert differences(late, early) == []
